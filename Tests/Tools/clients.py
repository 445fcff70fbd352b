"""What the programs that play whole evenings share: a server of their own, and clients that remember all they hear.

A client never sleeps until something has probably happened: `heard` waits for the line that says so.
"""
import asyncio
import json
import os
import shutil
import signal
import socket
import tempfile

from kept_lines import KeptLines

PATIENCE = 30


class Server:
    """A server on a free port, with a folder of banks written for it: {name: text}."""

    def __init__(self, program, banks):
        self.program = program
        self.folder = tempfile.mkdtemp(prefix="quizline-evening-")
        os.mkdir(f"{self.folder}/banks")
        for name, text in banks.items():
            with open(f"{self.folder}/banks/{name}.yaml", "w") as file:
                file.write(text)
        # Programs that play are quicker than any hand: how fast one may ask is not what they are here to test.
        with open(f"{self.folder}/server.yaml", "w") as file:
            file.write("limits:\n  requests_per_second: 1000\n  request_burst: 1000\n")
        with socket.create_server(("127.0.0.1", 0)) as probe:
            self.port = probe.getsockname()[1]

    async def start(self):
        self.process = await asyncio.create_subprocess_exec(
            self.program, "serve", "--port", str(self.port), "--host", "127.0.0.1", "--data", f"{self.folder}/data",
            "--bank-dir", f"{self.folder}/banks", "--config", f"{self.folder}/server.yaml", stdout=asyncio.subprocess.PIPE)
        while line := await self.process.stdout.readline():
            if b"Ctrl-C" in line:
                return
        raise SystemExit("the server did not start")

    async def stop(self):
        if self.process.returncode is None:
            self.process.send_signal(signal.SIGTERM)
        status = await self.process.wait()
        shutil.rmtree(self.folder)
        return status


class Client:
    """Keeps every line in `lines`, and every byte in `bytes`, over all connections it has had."""

    kept = KeptLines()  # where what is JSON goes besides

    def __init__(self, port, name):
        self.port, self.name = port, name
        self.lines, self.bytes, self.news = [], bytearray(), asyncio.Condition()

    async def listen(self, reader):
        while line := await reader.readline():
            self.bytes += line
            if line.startswith(b"{") and line.endswith(b"\n"):
                self.kept.keep(line.rstrip(b"\r\n"))
            async with self.news:
                self.lines.append(self.understood(line))
                self.news.notify_all()
        async with self.news:
            self.lines.append(self.understood(b""))
            self.news.notify_all()

    async def heard(self, test, since=0, what=""):
        """The first line from the place `since` on that passes the test."""
        place = since

        async def find():
            nonlocal place
            async with self.news:
                while True:
                    while place < len(self.lines):
                        line = self.lines[place]
                        place += 1
                        if test(line):
                            return line
                    await self.news.wait()
        try:
            return await asyncio.wait_for(find(), PATIENCE)
        except asyncio.TimeoutError:
            raise SystemExit(f"{self.name} waited for {what or 'a line'} in vain; last heard {self.lines[-6:]}")


class Program(Client):
    """Speaks JSON on a socket of its own."""

    kind = "json"
    asked = 0

    def understood(self, line):
        return json.loads(line) if line.strip() else {"type": "(end)"}

    async def connect(self):
        reader, self.writer = await asyncio.open_connection("127.0.0.1", self.port, limit=1 << 20)
        self.listening = asyncio.create_task(self.listen(reader))

    async def ask(self, **request):
        """Sends a request, and gives back its reply."""
        self.asked += 1
        number, since = self.asked, len(self.lines)
        self.writer.write(json.dumps(request | {"id": number}).encode() + b"\n")
        return await self.heard(lambda line: line.get("re") == number, since, f"a reply to {request}")

    async def event(self, kind, since=0, **members):
        return await self.heard(
            lambda line: line["type"] == kind and all(line.get(name) == value for name, value in members.items()), since,
            f"{kind} {members}")

    async def drop(self):
        self.writer.transport.abort()
        self.listening.cancel()
        await asyncio.gather(self.listening, return_exceptions=True)


class Person(Client):
    """Types at a real `nc`, or at a real `telnet` on a terminal that `expect` holds."""

    def __init__(self, port, name, kind):
        super().__init__(port, name)
        self.kind = kind

    def understood(self, line):
        return line.decode(errors="replace").rstrip("\r\n")

    async def connect(self):
        command = ["nc", "127.0.0.1", str(self.port)]
        if self.kind == "telnet":
            command = ["expect", "-c", f"spawn -noecho telnet 127.0.0.1 {self.port}; interact"]
        since = len(self.lines)
        self.process = await asyncio.create_subprocess_exec(
            *command, stdin=asyncio.subprocess.PIPE, stdout=asyncio.subprocess.PIPE, stderr=asyncio.subprocess.DEVNULL)
        self.listening = asyncio.create_task(self.listen(self.process.stdout))
        await self.says('"type":"welcome"', since)

    def type(self, line):
        self.process.stdin.write(line.encode() + b"\n")

    async def says(self, words, since=0):
        return await self.heard(lambda line: words in line, since, f"“{words}”")

    async def drop(self):
        self.process.kill()
        await self.process.wait()
        await self.listening
