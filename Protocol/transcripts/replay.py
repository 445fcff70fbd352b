#!/usr/bin/env python3
"""Replays transcripts against a running server, and says where it answers otherwise.

    replay.py [--show] [--lines FILE] HOST PORT TRANSCRIPT ...

README.md, beside this file, describes transcripts. The server must have the banks in `banks`, and take `create` without
a key from here (from its own machine, for instance). With --show the whole talk is printed as it went; --lines adds
every JSON line of the server to FILE. Needs Python's standard library alone. Exit status 0: all went as written.
"""
import argparse
import json
import pathlib
import re
import socket
import sys

PATIENCE = 30  # seconds until a line that does not come is called missing
MAY_BE_DROPPED = ("lobby", "seats", "progress")
STEP = re.compile(r"(\w+) +([CS])([:.]) ?(.*)")
NAME = re.compile(r"<([a-z][a-z0-9_]*)>")


class Mismatch(Exception):
    pass


class Connection:
    def __init__(self, host, port):
        self.socket = socket.create_connection((host, port))
        self.socket.settimeout(PATIENCE)
        self.reader = self.socket.makefile("rb")

    def say(self, line):
        self.socket.sendall(line.encode() + b"\n")

    def hear(self):
        """The next line without its end; None at the end of the connection."""
        try:
            line = self.reader.readline()
        except TimeoutError:
            raise Mismatch(f"nothing came for {PATIENCE} s")
        return line.decode().rstrip("\r\n") if line else None

    def close(self):
        self.reader.close()
        self.socket.close()


class Replay:
    def __init__(self, options, lines):
        self.options = options
        self.lines = lines  # where JSON lines are kept, or None
        self.connections = {}
        self.values = {}  # what the names stand for

    def run(self, path):
        try:
            for number, who, side, mark, text in steps(path):
                try:
                    self.step(who, side, mark, text)
                except (Mismatch, OSError) as error:
                    raise Mismatch(f"{path.name}:{number}: {who}: {error}\n  wanted: {text}")
        finally:
            for connection in self.connections.values():
                connection.close()

    def step(self, who, side, mark, text):
        if who not in self.connections:
            self.connections[who] = Connection(self.options.host, self.options.port)
        connection = self.connections[who]
        if side == "C" and mark == ":":
            line = NAME.sub(lambda name: str(self.values.get(name[1], name[0])), text)
            self.show(who, "C:", line)
            connection.say(line)
        elif side == "C":
            self.show(who, "C.", "")
            self.connections.pop(who).close()
        elif mark == ":":
            self.match_next(who, connection, text)
        else:
            line = connection.hear()
            if line is not None:
                raise Mismatch(f"should have been closed, but there came\n  {line}")
            self.show(who, "S.", "")
            self.connections.pop(who).close()

    def match_next(self, who, connection, text):
        wanted = as_object(text)
        while True:
            line = connection.hear()
            if line is None:
                raise Mismatch("the server closed the connection")
            self.show(who, "S:", line)
            came = as_object(line)
            if came and self.lines:
                print(line, file=self.lines)
            known = dict(self.values)
            try:
                if wanted is not None and came is not None:
                    return self.match(wanted, came, "")
                return self.match(text, line, "the line")
            except Mismatch as mismatch:
                self.values = known
                # What a server may leave out it may also send where nobody waits for it.
                if came and came.get("type") in MAY_BE_DROPPED:
                    continue
                raise Mismatch(f"{mismatch}\n  came:   {line}")

    def match(self, wanted, came, where):
        """Compares, and learns what new names stand for."""
        if wanted == "…":
            return
        if isinstance(wanted, str) and (name := NAME.fullmatch(wanted)):
            known = self.values.setdefault(name[1], came)
            if str(known) != str(came):  # what was learnt from text may be a number in JSON
                raise Mismatch(f"{where} is {came!r}, and <{name[1]}> was {known!r} before")
        elif isinstance(wanted, str) and isinstance(came, str):
            self.match_text(wanted, came, where)
        elif isinstance(wanted, dict) and isinstance(came, dict):
            if missing := [key for key in wanted if key not in came]:
                raise Mismatch(f"{where or 'the line'} has no {', '.join(missing)}")
            if surplus := [key for key in came if key not in wanted]:
                raise Mismatch(f"{where or 'the line'} has {', '.join(surplus)} too")
            for key, value in wanted.items():
                self.match(value, came[key], f"{where}.{key}".lstrip("."))
        elif isinstance(wanted, list) and isinstance(came, list):
            if len(wanted) != len(came):
                raise Mismatch(f"{where} has {len(came)} elements")
            for index, (one, other) in enumerate(zip(wanted, came)):
                self.match(one, other, f"{where}[{index}]")
        elif wanted != came or type(wanted) is not type(came):
            raise Mismatch(f"{where} is {came!r}")

    def match_text(self, wanted, came, where):
        pattern, names = "", []
        for part in re.split(r"(<[a-z][a-z0-9_]*>|…)", wanted):
            if part == "…":
                pattern += ".*"
            elif name := NAME.fullmatch(part):
                if name[1] in self.values:
                    pattern += re.escape(str(self.values[name[1]]))
                else:
                    names.append(name[1])
                    pattern += r"(\S+?)"
            else:
                pattern += re.escape(part)
        found = re.fullmatch(pattern, came)
        if not found:
            raise Mismatch(f"{where} is {came!r}")
        self.values.update(zip(names, found.groups()))

    def show(self, who, mark, text):
        if self.options.show:
            print(f"{who:5} {mark} {text}".rstrip(), flush=True)


def steps(path):
    """The steps of a transcript: (number of the line, who, C or S, : or ., text)."""
    whole = []
    for number, line in enumerate(path.read_text().splitlines(), 1):
        if not line.strip() or line.startswith("#"):
            continue
        if line.startswith(" ") and whole:
            whole[-1][4] += " " + line.strip()
        elif step := STEP.fullmatch(line):
            whole.append([number, *step.groups()])
        else:
            raise Mismatch(f"{path.name}:{number}: neither a comment nor a step: {line}")
    return whole


def as_object(line):
    try:
        value = json.loads(line)
    except ValueError:
        return None
    return value if isinstance(value, dict) else None


def main():
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--show", action="store_true")
    parser.add_argument("--lines", type=argparse.FileType("a"))
    parser.add_argument("host")
    parser.add_argument("port", type=int)
    parser.add_argument("transcripts", type=pathlib.Path, nargs="+", metavar="TRANSCRIPT")
    options = parser.parse_args()
    failures = 0
    for path in options.transcripts:
        try:
            Replay(options, options.lines).run(path)
            print(f"{path.name}: as written")
        except Mismatch as mismatch:
            failures += 1
            print(mismatch)
    return 1 if failures else 0


if __name__ == "__main__":
    sys.exit(main())
