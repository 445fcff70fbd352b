"""Lines of the server, kept by the programs that play so that all of them are held against the schema afterwards."""


class KeptLines:
    """Each different line once, in a file; nowhere without one."""

    def __init__(self, path=None):
        self.file = open(path, "wb") if path else None
        self.seen = set()

    def keep(self, line):
        """A whole line as it came, without its end."""
        if self.file and line not in self.seen:
            self.seen.add(line)
            self.file.write(line + b"\n")
            self.file.flush()
