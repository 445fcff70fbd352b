#!/usr/bin/env python3
"""A crowd of JSON players in one process: joins a room, answers one question, and tells how it went.

    crowd.py [--silent] [--lines FILE] HOST PORT ROOM PLAYERS
    crowd.py --probes N [--think SECONDS] HOST PORT ROOM PLAYERS

Prints `joined` once all are in the room, and at the end `figures` and one JSON object.

At first all answer at once. With --silent one of them does not, and asks after the close when its own time would have
been over: so the close can be compared with what it should have been. With --probes only so many of them answer, each
when it has thought for exactly so long after it saw the question, and the rest is never even read: what the probes
measure is the server's fairness, not the speed of this program. --lines keeps every line that was read.
"""
import argparse
import heapq
import json
import resource
import selectors
import socket
import sys
import time

from kept_lines import KeptLines


class Player:
    def __init__(self, number, options):
        self.number = number
        # Loopback has many addresses: each has ports of its own.
        source = (f"127.0.{1 + number // 10000}.1", 0) if options.host == "127.0.0.1" else None
        self.socket = socket.create_connection((options.host, options.port), source_address=source)
        self.socket.setsockopt(socket.IPPROTO_TCP, socket.TCP_NODELAY, 1)
        self.unread = b""
        self.heard = {}  # the last event of each type
        self.seen_at = None

    def say(self, **request):
        self.socket.sendall(json.dumps(request).encode() + b"\n")

    def read(self, kept):
        """The lines that are there."""
        data = self.socket.recv(65536)
        if not data:
            raise SystemExit(f"player {self.number}: the server closed the connection")
        *lines, self.unread = (self.unread + data).split(b"\n")
        for line in lines:
            kept.keep(line)
            event = json.loads(line)
            self.heard[event["type"]] = event
            if event["type"] in ("error", "bye"):
                raise SystemExit(f"player {self.number}: {line.decode()}")
            yield event

    def answer(self, question):
        self.say(type="answer", question=question["question"], **first_answer(question))


def first_answer(question):
    """Some answer, made of the first options."""
    keys = [option["key"] for option in question.get("options", [])]
    return {
        "multiple": {"choices": keys[:1]},
        "blanks": {"blanks": keys[: question.get("blanks", 1)]},
        "text": {"text": "a guess"},
        "number": {"number": 1},
    }.get(question["kind"], {"choice": keys[0] if keys else ""})


def main():
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--silent", action="store_true")
    parser.add_argument("--probes", type=int, default=0)
    parser.add_argument("--think", type=float, default=0.3)
    parser.add_argument("--lines", type=KeptLines, default=KeptLines(), metavar="FILE")
    parser.add_argument("host")
    parser.add_argument("port", type=int)
    parser.add_argument("room")
    parser.add_argument("players", type=int)
    options = parser.parse_args()
    hard = resource.getrlimit(resource.RLIMIT_NOFILE)[1]
    resource.setrlimit(resource.RLIMIT_NOFILE, (hard, hard))
    players = [Player(number, options) for number in range(options.players)]
    for player in players:
        player.say(type="join", room=options.room, name=f"Player {player.number}")
    wait_for("joined", players, options.lines)
    print("joined", flush=True)
    figures = probe(players[: options.probes], options) if options.probes else storm(players, options)
    print("figures", json.dumps(figures), flush=True)


def wait_for(kind, players, kept, on_event=lambda player, event: None):
    """Reads until each has had an event of this type."""
    waiting = {player for player in players if kind not in player.heard}
    with selectors.DefaultSelector() as selector:
        for player in players:
            selector.register(player.socket, selectors.EVENT_READ, player)
        while waiting:
            for key, _ in selector.select():
                for event in key.data.read(kept):
                    on_event(key.data, event)
                    if event["type"] == kind:
                        waiting.discard(key.data)


def storm(players, options):
    """All answer as soon as they see the question (but for the silent one), and wait for the reveal."""
    silent = players[-1] if options.silent else None

    def on_event(player, event):
        if event["type"] == "question" and player is not silent:
            player.answer(event)

    wait_for("question", players, options.lines, on_event)
    wait_for("receipt", [p for p in players if p is not silent], options.lines, on_event)
    wait_for("reveal", players, options.lines, on_event)
    arrived = time.time()
    receipts = [p.heard["receipt"] for p in players if p is not silent]
    reveal = players[0].heard["reveal"]
    figures = {
        "questions": sum("question" in p.heard for p in players),
        "accepted": sum(r["status"] == "accepted" for r in receipts),
        "reveals": sum("reveal" in p.heard for p in players),
        "answered": reveal["tally"]["answered"],
        "elapsed": spread([r["elapsed"] for r in receipts]),
        "last_reveal_after": round(arrived * 1000 - reveal["at"]),
    }
    if silent:
        # Refused as late, but told when its time began.
        silent.answer(silent.heard["question"])
        wait_for("receipt", [silent], options.lines)
        receipt, question = silent.heard["receipt"], silent.heard["question"]
        own_end = receipt["started_at"] + question["seconds"] * 1000 + receipt["credit"]
        figures |= {"silent": receipt["status"], "close_off_by": reveal["at"] - own_end}
    return figures


def probe(probes, options):
    """Each answers exactly `think` seconds after it saw the question; the others keep silent."""
    due = []
    with selectors.DefaultSelector() as selector:
        for player in probes:
            selector.register(player.socket, selectors.EVENT_READ, player)
        while any("receipt" not in player.heard for player in probes):
            while due and due[0][0] <= time.monotonic():
                player = probes[heapq.heappop(due)[1]]
                player.answer(player.heard["question"])
            for key, _ in selector.select(max(0, due[0][0] - time.monotonic()) if due else None):
                seen_at = time.monotonic()
                for event in key.data.read(options.lines):
                    if event["type"] == "question":
                        heapq.heappush(due, (seen_at + options.think, key.data.number))
    receipts = [player.heard["receipt"] for player in probes]
    opened = probes[0].heard["question"]["at"]
    return {
        "accepted": sum(r["status"] == "accepted" for r in receipts),
        "served": spread([r["started_at"] - opened for r in receipts]),
        "elapsed": spread([r["elapsed"] for r in receipts]),
        "own_clock": all(r["elapsed"] == max(0, r["received_at"] - r["started_at"] - r["credit"]) for r in receipts),
    }


def spread(values):
    values = sorted(values)
    return {"least": values[0], "median": values[len(values) // 2], "most": values[-1]}


if __name__ == "__main__":
    sys.exit(main())
