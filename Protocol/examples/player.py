#!/usr/bin/env python3
"""A player for the console, in nothing but Python's standard library.

    player.py [--team TEAM] [--auto SECONDS] [--raw] HOST PORT ROOM NAME

Type what the question asks for: b, or a c, or 42, or words. With --auto it answers by itself, always with the first
options, after having thought for so long. With --raw it shows every line from the server as it came, on standard error.
Should the connection break, it comes back to its seat.
"""
import argparse
import json
import socket
import sys
import threading
import time


class Player:
    def __init__(self, options):
        self.options = options
        self.question = None  # the open one, as the server sent it
        self.resume = None  # the code to come back with
        self.server = None

    def play(self):
        """Plays until the server says goodbye; comes back whenever the connection breaks before that."""
        while True:
            try:
                with socket.create_connection((self.options.host, self.options.port)) as self.server:
                    self.come()
                    for line in self.server.makefile("rb"):
                        if self.options.raw:
                            sys.stderr.buffer.write(line)
                            sys.stderr.buffer.flush()
                        if not self.hear(json.loads(line)):
                            return
            except ConnectionError as error:
                if not self.resume:
                    sys.exit(f"{self.options.host}: {error}")
            print("The connection is gone; coming back …", flush=True)
            time.sleep(1)

    def come(self):
        if self.resume:
            self.say(type="resume", room=self.options.room, code=self.resume)
        else:
            team = {"team": self.options.team} if self.options.team else {}
            self.say(type="join", room=self.options.room, name=self.options.name, **team)

    def say(self, **request):
        self.server.sendall(json.dumps(request).encode() + b"\n")

    def hear(self, event):
        """Shows one event. False: it was the last. Types that it does not know are not for it."""
        kind, you = event["type"], event.get("you", {})
        if kind in ("joined", "resumed"):
            self.resume = event["resume"]
            print(f"You are {event['name']} in room {event['room']}: {event['state']['title']}.")
            for told in event["state"]["now"]:
                self.hear(told)
        elif kind == "question":
            self.ask(event)
        elif kind == "receipt":
            print(f"  {event['status']}, after {event['elapsed'] / 1000:.1f} s")
        elif kind == "reveal":
            self.question = None
            print("  Right!" if you.get("correct") else "  Not this time.", f"{you.get('points', 0)} points.")
            print("  The answer:", self.spell(event["correct"]), *event.get("explanation", []), sep="\n    ")
        elif kind in ("leaderboard", "game_over"):
            for row in event.get("top") or event.get("podium", []):
                print(f"  {row['rank']:3}  {row['name']:20} {row['score']:6}")
        elif kind == "error":
            print("  " + event["message"])
            if not self.resume:
                return False  # not let in
        elif kind == "said":
            print("  The host says:", event["text"])
        elif kind == "bye":
            print(f"Goodbye ({event['reason']}).")
            return False
        sys.stdout.flush()
        return True

    def ask(self, question):
        self.question = question
        print(f"\nQuestion {question['question']} of {question['of']}: {question['text']}")
        for option in question.get("options", []):
            print(f"    {option['key']}  {option['text']}")
        if self.options.auto is not None:
            first = [option["key"] for option in question.get("options", [])] or ["1"]
            typed = " ".join(first[: question.get("blanks", 1)])
            threading.Timer(self.options.auto, self.answer, [typed]).start()

    def answer(self, typed):
        """Sends what was typed as the open question's kind wants it."""
        question = self.question
        if not question:
            return print("  There is no question open.", flush=True)
        keys = typed.upper().replace(",", " ").split()
        kind = question["kind"]
        if kind == "multiple":
            given = {"choices": keys}
        elif kind == "blanks":
            given = {"blanks": keys}
        elif kind == "number":
            try:
                given = {"number": float(typed)}
            except ValueError:
                return print("  A number, please.", flush=True)
        elif kind == "text":
            given = {"text": typed}
        else:
            given = {"choice": typed.strip().upper()}
        self.say(type="answer", question=question["question"], **given)

    @staticmethod
    def spell(correct):
        """The model answer, the first of those that count."""
        value = next(iter(correct[0].values())) if correct else "none"
        return ", ".join(value) if isinstance(value, list) else value


def main():
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--team")
    parser.add_argument("--auto", type=float, metavar="SECONDS")
    parser.add_argument("--raw", action="store_true")
    parser.add_argument("host")
    parser.add_argument("port", type=int)
    parser.add_argument("room")
    parser.add_argument("name")
    player = Player(parser.parse_args())

    def listen_to_the_keyboard():
        for line in sys.stdin:
            if line.strip():
                player.answer(line.strip())

    threading.Thread(target=listen_to_the_keyboard, daemon=True).start()
    player.play()


if __name__ == "__main__":
    main()
