#!/usr/bin/env python3
"""Players, a host, and somebody who pulls the plug: kills the server with SIGKILL at random instants of running games,
starts it again on the same data directory, and checks that nobody lost anything.

    survivors.py [--kills N] [--players N] [--seed N] [--lines FILE] QUIZLINE

Everybody comes back by their code, sends again what had no receipt, and plays on. What is checked, for every player and
question: an answer that got a receipt counts, with the time of that receipt; the points are those of the formula; none
is counted twice; the last score is the sum of all. Prints `figures` and one JSON object; the status is 1 where anything
was not as it should be. --lines keeps every line that came, whole ones only.
"""
import argparse
import asyncio
import json
import os
import random
import shutil
import signal
import socket
import sys
import tempfile

from kept_lines import KeptLines

QUESTIONS, SECONDS, POINTS = 8, 20, 1000


def bank():
    lines = ["name: survival", "title: Survival", "language: en", "questions:"]
    for number in range(1, QUESTIONS + 1):
        lines += [
            f"  - id: q{number}",
            "    kind: choice",
            f"    text: Which of these is the number {number}?",
            f"    options: [number {number}, number {number + 50}, number {number + 90}]",
            f"    answer: number {number}",
            f"    seconds: {SECONDS}",
        ]
    return "\n".join(lines) + "\n"


def formula(elapsed):
    """Points of a right answer: P (1 - t / 2T), halves rounded up, all of P below half a second."""
    if elapsed < 500:
        return POINTS
    limit = SECONDS * 1000
    return (POINTS * (2 * limit - elapsed) * 2 + 2 * limit) // (4 * limit)


class Server:
    def __init__(self, program):
        self.program = program
        self.folder = tempfile.mkdtemp(prefix="quizline-survivors-")
        os.mkdir(f"{self.folder}/banks")
        with open(f"{self.folder}/banks/survival.yaml", "w") as file:
            file.write(bank())
        with socket.create_server(("127.0.0.1", 0)) as probe:
            self.port = probe.getsockname()[1]
        self.process, self.is_up = None, asyncio.Event()

    async def start(self):
        self.process = await asyncio.create_subprocess_exec(
            self.program, "serve", "--port", str(self.port), "--host", "127.0.0.1", "--data", f"{self.folder}/data",
            "--bank-dir", f"{self.folder}/banks", stdout=asyncio.subprocess.PIPE)
        while line := await self.process.stdout.readline():
            if b"Ctrl-C" in line:
                return self.is_up.set()
        raise SystemExit("the server did not start")

    async def kill(self):
        self.is_up.clear()
        self.process.send_signal(signal.SIGKILL)
        await self.process.wait()

    async def stop(self):
        self.process.send_signal(signal.SIGTERM)
        status = await self.process.wait()
        shutil.rmtree(self.folder)
        return status


class Client:
    """One who comes back whenever the connection breaks."""

    def __init__(self, night):
        self.night, self.writer, self.is_over = night, None, False

    def say(self, **request):
        if self.writer:
            self.writer.write(json.dumps(request).encode() + b"\n")

    async def play(self):
        writer = None
        while not self.is_over:
            try:
                await self.night.server.is_up.wait()
                reader, writer = await asyncio.open_connection("127.0.0.1", self.night.server.port)
                while not self.is_over and (line := await reader.readline()).endswith(b"\n"):
                    # Not before the welcome, or an answer that was thought of meanwhile goes ahead of who it is from.
                    self.writer = writer
                    self.night.kept.keep(line[:-1])
                    self.hear(json.loads(line))
            except OSError:
                pass
            finally:
                if writer:
                    writer.close()
                self.writer = writer = None

    def hear(self, event):
        handle = getattr(self, "on_" + event["type"], None)
        if handle:
            handle(event)

    def on_welcome(self, event):
        self.come()

    def on_error(self, event):
        if event["code"] not in ("stale", "wrong_phase"):
            self.night.blame(f"{self.name}: {event}")


class Player(Client):
    def __init__(self, night, name):
        super().__init__(night)
        self.name, self.code = name, None
        self.given, self.receipts, self.revealed = {}, {}, {}

    def come(self):
        if self.code:
            self.say(type="resume", room=self.night.room, code=self.code)
        else:
            self.say(type="join", room=self.night.room, name=self.name)

    def on_joined(self, event):
        self.code = event["resume"]
        self.night.arrived(self)
        self.see(event["state"])

    def on_resumed(self, event):
        self.see(event["state"])

    def see(self, state):
        """What stands at coming back must be what the receipt promised."""
        for event in state["now"]:
            self.hear(event)
            if event["type"] == "question" and event["question"] in self.receipts:
                standing = state["you"].get("answer")
                if standing != {"choice": self.given[event["question"]]}:
                    self.night.blame(f"{self.name}: a receipt for question {event['question']}, but {standing} stands")

    def on_question(self, event):
        number = event["question"]
        if number in self.receipts:
            return
        self.given.setdefault(number, random.choice("ABC"))
        delay = random.random() * 0.6
        asyncio.get_running_loop().call_later(delay, self.answer, number)

    def on_continued(self, event):
        for number in self.given:
            self.answer(number)

    def answer(self, number):
        if number not in self.receipts and number not in self.revealed:
            self.say(type="answer", question=number, choice=self.given[number])

    def on_receipt(self, event):
        number = event["question"]
        if event["status"] in ("accepted", "duplicate"):
            before = self.receipts.setdefault(number, event["elapsed"])
            self.night.figures["receipts"] += 1
            self.night.figures["found again"] += event["status"] == "duplicate"
            if before != event["elapsed"]:
                self.night.blame(f"{self.name}: question {number} was {before} ms, and now {event['elapsed']}")
        elif event["status"] not in ("late", "closed"):
            self.night.blame(f"{self.name}: {event}")

    def on_reveal(self, event):
        number, you = event["question"], event["you"]
        was_right = {"choice": self.given.get(number)} in event["correct"]
        if number in self.receipts:
            expected = formula(self.receipts[number]) if was_right else 0
            if you["status"] != "accepted" or you["elapsed"] != self.receipts[number] or you["points"] != expected:
                self.night.blame(f"{self.name}: receipt of {self.receipts[number]} ms, worth {expected}, but {you}")
        elif you["status"] == "accepted":
            # It was on the disk when the plug was pulled, and its receipt was under way.
            self.night.figures["kept without a receipt"] += 1
        self.revealed[number] = you["points"]

    def on_game_over(self, event):
        self.is_over = True
        if event["you"]["score"] != sum(self.revealed.values()):
            self.night.blame(f"{self.name}: {event['you']['score']} in the end, but {self.revealed}")
        if len(self.revealed) != QUESTIONS:
            self.night.blame(f"{self.name}: saw {len(self.revealed)} of {QUESTIONS} reveals")


class Host(Client):
    def __init__(self, night):
        super().__init__(night)
        self.name, self.token, self.phase, self.is_waiting = "the host", None, "lobby", False

    def come(self):
        if self.token:
            self.say(type="host", room=self.night.room, token=self.token)
        else:
            self.say(type="create", bank="survival", options={"early_close": True})

    def on_created(self, event):
        self.night.room, self.token = event["room"], event["host_token"]
        self.night.opened.set()

    def on_hosting(self, event):
        self.phase = event["state"]["phase"]
        self.look()

    def look(self):
        self.is_waiting = False
        self.say(type="players")

    def on_seats(self, event):
        if self.is_waiting:
            self.look()

    def on_players(self, event):
        """Goes on once all are back: nobody shall miss a reveal by our own doing."""
        if not all(row["connected"] for row in event["players"]):
            self.is_waiting = True
            return
        self.say(type="continue")
        self.go_on()

    def on_reveal(self, event):
        self.turn_to(f"reveal:{event['question']}")

    def on_leaderboard(self, event):
        self.turn_to(f"board:{event['after']}")

    def on_question(self, event):
        self.phase = f"question:{event['question']}"

    def on_game_over(self, event):
        self.is_over = True
        self.night.over.set()

    def turn_to(self, phase):
        self.phase = phase
        asyncio.get_running_loop().call_later(random.random() * 0.1, self.go_on)

    def go_on(self):
        if self.phase.startswith(("reveal", "board")):
            self.say(type="next", **{"from": self.phase})


class Night:
    def __init__(self, server, figures, players, kept):
        self.server, self.figures, self.waiting, self.kept = server, figures, players, kept
        self.room, self.faults = None, []
        self.opened, self.full, self.over = asyncio.Event(), asyncio.Event(), asyncio.Event()

    def arrived(self, player):
        self.waiting -= 1
        if self.waiting == 0:
            self.full.set()

    def blame(self, what):
        self.faults.append(what)
        print(what, file=sys.stderr)


async def play(options):
    server = Server(options.program)
    await server.start()
    figures = dict.fromkeys(["kills", "games", "receipts", "found again", "kept without a receipt", "faults"], 0)
    while figures["kills"] < options.kills:
        night = Night(server, figures, options.players, options.lines)
        host = Host(night)
        tasks = [asyncio.create_task(host.play())]
        await night.opened.wait()
        players = [Player(night, f"Player {number}") for number in range(1, options.players + 1)]
        tasks += [asyncio.create_task(player.play()) for player in players]
        await asyncio.wait_for(night.full.wait(), 60)
        host.say(type="start")
        while not night.over.is_set():
            try:
                await asyncio.wait_for(night.over.wait(), random.uniform(0.01, 1.2))
            except asyncio.TimeoutError:
                pass
            if night.over.is_set() or figures["kills"] >= options.kills:
                await asyncio.wait_for(night.over.wait(), 120)
                break
            await server.kill()
            figures["kills"] += 1
            await server.start()
            if sys.stderr.isatty():
                print(f"\r{figures['kills']} of {options.kills}", end="", file=sys.stderr)
        await asyncio.wait_for(asyncio.gather(*tasks), 60)
        figures["games"] += 1
        figures["faults"] += len(night.faults)
    status = await server.stop()
    print("figures", json.dumps(figures))
    return 1 if figures["faults"] or status != 0 else 0


def main():
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--kills", type=int, default=10)
    parser.add_argument("--players", type=int, default=20)
    parser.add_argument("--seed", type=int, default=1)
    parser.add_argument("--lines", type=KeptLines, default=KeptLines(), metavar="FILE")
    parser.add_argument("program", metavar="QUIZLINE")
    options = parser.parse_args()
    random.seed(options.seed)
    sys.exit(asyncio.run(play(options)))


if __name__ == "__main__":
    main()
