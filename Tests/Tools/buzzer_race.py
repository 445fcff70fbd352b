#!/usr/bin/env python3
"""Two players race for the buzzer, one beside the server and one at the far end of a slow link.

    buzzer_race.py [--rounds 60] [--round-trip-ms 150] [--seed N] QUIZLINE

Needs what `slow_link.py` needs, for the credit is the kernel's own figure of the round trip: status 77 where this machine
cannot do it. Each player is a process of its own that goes by its own clock only. It thinks for so long from when it read
the question, then buzzes. How long, is drawn anew for each question (300 to 900 ms) and the same for both; in the games

    equal      max_credit 250, both think equally long: each should win about half
    human      the same, but each hand is up to 30 ms late, as hands are
    earlier    max_credit 250, the far player thinks 100 ms less: they should win
    default    max_credit as it comes (100): the far one is behind by what the cap leaves, and should lose

Printed for each: the wins, by how much the far player's time differs from the near one's as the server measured them (the
bias of the whole path), and how late each player was by its own clock (a busy machine shows there). The last line is
`figures` and one JSON object; the status is 1 where a game is clearly outside of what is promised.
"""
import argparse
import ctypes
import json
import os
import random
import socket
import statistics
import subprocess
import sys
import tempfile
import time

HERE = os.path.dirname(os.path.abspath(__file__))
PATIENCE = 30


class Line:
    """A connection that speaks JSON, with one reader."""

    def __init__(self, address, port, patience=PATIENCE):
        self.socket = socket.create_connection((address, port), timeout=patience)
        self.socket.setsockopt(socket.IPPROTO_TCP, socket.TCP_NODELAY, 1)
        self.rest, self.asked = b"", 0
        self.seen_at = 0.0
        self.read()

    def read(self):
        """The next event, and in `seen_at` when its last byte was read."""
        while b"\n" not in self.rest:
            data = self.socket.recv(65536)
            self.seen_at = time.monotonic()
            if not data:
                raise SystemExit("the server hung up")
            self.rest += data
        line, self.rest = self.rest.split(b"\n", 1)
        return json.loads(line)

    def write(self, **request):
        self.asked += 1
        self.socket.sendall(json.dumps(request | {"id": self.asked}).encode() + b"\n")
        return self.asked

    def until(self, test):
        while not test(event := self.read()):
            pass
        return event

    def ask(self, **request):
        number = self.write(**request)
        reply = self.until(lambda event: event.get("re") == number)
        if reply["type"] == "error":
            raise SystemExit(f"{request} got {reply}")
        return reply


# One player, a process of its own.

def play(address, port, room, name, seed, head, hand):
    """Buzzes for every question, and prints a line of JSON for each buzz and its receipt."""
    think, hands = random.Random(seed), random.Random(f"{seed} {name}")
    line = Line(address, port)
    print(json.dumps({"player": line.ask(type="join", room=room, name=name)["player"]}), flush=True)
    while True:
        event = line.until(lambda event: event["type"] in ("question", "receipt", "error", "game_over"))
        if event["type"] == "game_over":
            return
        if event["type"] == "question":
            due = line.seen_at + think.uniform(0.3, 0.9) - head + hands.uniform(0, hand)
            time.sleep(max(0, due - time.monotonic()))
            sent = time.monotonic()
            line.write(type="buzz", question=event["question"])
            print(json.dumps({"question": event["question"], "late": (sent - due) * 1000}), flush=True)
        elif event["type"] == "error":
            raise SystemExit(f"{name}: {event['message']}")
        elif event["type"] == "receipt":
            members = ("question", "status", "elapsed", "credit")
            print(json.dumps({name: event[name] for name in members}), flush=True)


# The race: the server, a host, and two players.

class Link:
    def __init__(self, round_trip):
        self.process = subprocess.Popen(
            [sys.executable, f"{HERE}/slow_link.py", "--delay-ms", str(round_trip / 2)], stdin=subprocess.PIPE,
            stdout=subprocess.PIPE, text=True)
        words = self.process.stdout.readline().split()
        if not words:
            sys.exit(self.process.wait())
        self.far, self.address = words[2], words[3]
        # Whatever is started from here on is at the near end.
        with open(f"/var/run/netns/{words[1]}") as space:
            if ctypes.CDLL(None, use_errno=True).setns(space.fileno(), 0) != 0:
                raise OSError(ctypes.get_errno(), "setns")

    def close(self):
        self.process.stdin.close()
        self.process.wait()


class Server:
    PORT = 7777  # Of a namespace of its own: nobody else is there.

    def __init__(self, program, folder, questions):
        with open(f"{folder}/race.yaml", "w") as file:
            file.write("name: race\ntitle: A race\nlanguage: en\nquestions:\n")
            for number in range(1, questions + 1):
                file.write(f"  - {{id: q{number}, kind: truefalse, text: Ready?, answer: true}}\n")
        self.process = subprocess.Popen(
            [program, "serve", "--port", str(self.PORT), "--host", "0.0.0.0", "--data", f"{folder}/data", "--bank-dir",
             folder], stdout=subprocess.PIPE, text=True)
        for line in self.process.stdout:
            if "Ctrl-C" in line:
                return
        raise SystemExit("the server did not start")

    def close(self):
        self.process.terminate()
        self.process.wait()


class Player:
    """A racer's process, and what it has told."""

    def __init__(self, link, room, name, seed, head, hand):
        self.name, self.late, self.elapsed, self.credits = name, [], [], set()
        place = ["ip", "netns", "exec", link.far] if name == "Far" else []
        words = [sys.executable, __file__, "--play", json.dumps([link.address, Server.PORT, room, name, seed, head, hand])]
        self.process = subprocess.Popen([*place, *words], stdout=subprocess.PIPE, text=True)
        self.number = self.told()["player"]

    def told(self):
        line = self.process.stdout.readline()
        if not line:
            raise SystemExit(f"{self.name} went home")
        return json.loads(line)

    def finish(self, question):
        """Waits until the buzz for this question has its receipt."""
        self.late.append(self.told()["late"])
        receipt = self.told()
        assert receipt["question"] == question, receipt
        self.elapsed.append(receipt["elapsed"])
        self.credits.add(receipt["credit"])


def race(link, rounds, seed, options, head=0.0, hand=0.0):
    """One game. Gives back the far player's share of the wins, in percent, and all figures."""
    host = Line("127.0.0.1", Server.PORT)
    room = host.ask(type="create", bank="race", mode="buzzer", options=options)["room"]
    players = [Player(link, room, name, seed, head if name == "Far" else 0.0, hand) for name in ("Near", "Far")]
    names = {player.number: player.name for player in players}
    wins = {"Near": 0, "Far": 0}
    host.ask(type="start")
    for number in range(1, rounds + 1):
        buzzed = host.until(lambda event: event["type"] == "buzzed")
        wins[names[buzzed["player"]]] += 1
        # The other's buzz is to come too, for its figures.
        for player in players:
            player.finish(number)
        host.ask(type="judge", player=buzzed["player"], right=True)
        for phase in ("reveal", "board"):
            host.ask(**{"type": "next", "from": f"{phase}:{number}"})
    for player in players:
        player.process.wait(PATIENCE)
    near, far = players
    share = 100 * wins["Far"] / rounds
    return share, {
        "rounds": rounds, "near": wins["Near"], "far": wins["Far"], "far percent": round(share, 1),
        "far less near, ms": spread([b - a for a, b in zip(near.elapsed, far.elapsed)]),
        "late near, ms": spread(near.late), "late far, ms": spread(far.late),
        "credits near": sorted(near.credits), "credits far": sorted(far.credits)}


def spread(values):
    values = sorted(values)
    pick = lambda share: round(values[min(len(values) - 1, int(len(values) * share))], 2)
    return {"least": pick(0), "median": round(statistics.median(values), 2), "p90": pick(0.9), "most": pick(1)}


def main():
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--rounds", type=int, default=60, help="of each game, 40 to 1000")
    parser.add_argument("--round-trip-ms", type=float, default=150, help="added for the far player")
    parser.add_argument("--seed", type=int, default=None)
    parser.add_argument("--only", nargs="*", help="these games only")
    parser.add_argument("program", metavar="QUIZLINE")
    options = parser.parse_args()
    seed = options.seed if options.seed is not None else random.randrange(1 << 32)
    full = {"max_credit": 250}
    games = {
        "equal": (dict(options=full), 25, 75),
        "human": (dict(options=full, hand=0.03), 25, 75),
        "earlier": (dict(options=full, head=0.1), 95, 100),
        "default": (dict(options={}), 0, 5),
    }
    figures, faults = {"seed": seed, "round trip, ms": options.round_trip_ms, "load": os.getloadavg()[0]}, []
    with tempfile.TemporaryDirectory(prefix="quizline-race-") as folder:
        link = Link(options.round_trip_ms)
        server = Server(os.path.abspath(options.program), folder, options.rounds)
        try:
            for name, (game, least, most) in games.items():
                if options.only and name not in options.only:
                    continue
                share, figures[name] = race(link, options.rounds, f"{seed} {name}", **game)
                print(f"{name:9} the far player won {share:.0f} % of {options.rounds} (promised {least} to {most});",
                      *(f"{key} {value};" for key, value in figures[name].items() if "," in key), flush=True)
                if not least <= share <= most:
                    faults.append(name)
        finally:
            server.close()
            link.close()
    figures["outside"] = faults
    print("figures", json.dumps(figures))
    return 1 if faults else 0


if __name__ == "__main__":
    if sys.argv[1:2] == ["--play"]:
        play(*json.loads(sys.argv[2]))
    else:
        sys.exit(main())
