#!/usr/bin/env python3
"""Five evenings of different modes on one server at once, beside three people who practise alone.

    five_evenings.py [--seed N] [--lines FILE] QUIZLINE

Each evening, and each who practises, has a word of its own in every name, question, option and remark. What is checked:
no byte that anybody was sent has another's word, room code, host token or resume code; every evening comes to its podium,
and all who practise to their end; who asks to practise with a bank in play gets `bank_in_use`, and gets the bank once the
evening is over. Needs nc. Prints `figures` and one JSON object; the status is 1 where anything was not as it should be.
"""
import argparse
import asyncio
import json
import random
import re
import sys
import time

from clients import Client, Person, Program, Server
from kept_lines import KeptLines

MODES = ["classic", "steady", "teams", "elimination", "lives", "wager", "buzzer"]
# Made up, so that none is among the words of which the server makes resume codes.
WORDS = ["Kestrelby", "Lanternby", "Marigoldby", "Nutmegby", "Obeliskby"]
ALONE = [("Pelicanby", "practice"), ("Quartzby", "learn"), ("Rhubarbby", "test")]
QUESTIONS = 5


def bank(word):
    lines = [f"name: {word.lower()}", f"title: The {word} evening", "language: en", "questions:"]
    for number in range(1, QUESTIONS + 1):
        lines += [
            f"  - id: {word.lower()}-{number}",
            "    kind: choice",
            f"    text: Which {word} is number {number}?",
            f"    options: [{word} {number}, {word} {number + 50}, {word} {number + 90}]",
            f"    answer: {word} {number}",
            f"    explanation: [The {word} says so.]",
            f"    topic: {word} matters",
            "    seconds: 20",
        ]
    return "\n".join(lines) + "\n"


class Party:
    """Some who belong together, by a word: all that they were sent, and all that nobody else may be sent."""

    def __init__(self, afternoon, word):
        self.afternoon, self.word, self.clients, self.secrets = afternoon, word, [], {word.lower()}

    async def program(self, name):
        client = Program(self.afternoon.server.port, f"{self.word} {name}")
        self.clients.append(client)
        await client.connect()
        return client


class Evening(Party):
    def __init__(self, afternoon, word, mode):
        super().__init__(afternoon, word)
        self.mode = mode

    async def play(self):
        host = await self.program("host")
        options = {"early_close": True}
        created = await host.ask(type="create", bank=self.word.lower(), mode=self.mode, options=options)
        self.room = created["room"]
        self.secrets |= {self.room, created["host_token"]}
        watcher = await self.program("watcher")
        await watcher.ask(type="watch", room=self.room)
        tasks = []
        for number in range(1, 5):
            player = await self.program(f"player {number}")
            team = {"team": f"{self.word} {number % 2}"} if self.mode == "teams" else {}
            seat = await player.ask(type="join", room=self.room, name=player.name, **team)
            self.secrets.add(seat["resume"])
            tasks.append(asyncio.create_task(self.take_part(player, seat["player"])))
        for number in range(5, 7):
            person = Person(self.afternoon.server.port, f"{self.word} person {number}", "nc")
            self.clients.append(person)
            await person.connect()
            person.type(f"join {self.room} {person.name}" + (f" @{self.word} {number % 2}" if self.mode == "teams" else ""))
            self.secrets.add((await person.says("come back with:")).split()[-1])
            tasks.append(asyncio.create_task(self.type_along(person)))
        await self.afternoon.all_are_here(self)
        await host.ask(type="start")
        await self.lead(host)
        podium = (await watcher.event("game_over"))["podium"]
        self.afternoon.check(podium and all(self.word in row["name"] for row in podium), f"{self.word}: podium {podium}")
        await asyncio.gather(*tasks)
        self.afternoon.figures["podiums"] += 1
        await self.try_to_practise(None)

    async def lead(self, host):
        """Says a word of the evening, and goes on."""
        place = 0
        while True:
            event = await host.heard(lambda line: line["type"] in ("question", "reveal", "leaderboard", "game_over"), place)
            place = host.lines.index(event) + 1
            if event["type"] == "game_over":
                return
            if event["type"] == "question":
                await host.ask(type="say", text=f"{self.word} people, here is number {event['question']}")
                await self.try_to_practise("bank_in_use")
                continue
            at = f"reveal:{event['question']}" if event["type"] == "reveal" else f"board:{event['after']}"
            self.afternoon.figures["reveals"] += event["type"] == "reveal"
            self.afternoon.turn()
            await host.ask(type="next", **{"from": at})

    async def try_to_practise(self, code):
        """Somebody from outside asks for this evening's bank."""
        outsider = await self.program("outsider")
        reply = await outsider.ask(type="practice", bank=self.word.lower(), name=outsider.name)
        self.afternoon.check(reply.get("code") == code, f"{self.word}: to practise its bank got {reply}")
        self.secrets |= {reply[name] for name in ("room", "resume") if name in reply}
        self.afternoon.figures["bank in use" if code else "free again"] += 1
        await outsider.drop()

    async def take_part(self, player, me):
        place = 0
        while True:
            event = await player.heard(
                lambda line: line["type"] in ("question", "stake_open", "buzzed", "game_over"), place, "the evening to go on")
            place = player.lines.index(event) + 1
            number = event.get("question")
            if event["type"] == "game_over":
                return
            if event["type"] == "stake_open":
                request = dict(type="stake", points=random.randint(0, event["you"]["most"]))
            elif event["type"] == "question" and self.mode == "buzzer":
                request = dict(type="buzz")
            elif event["type"] == "question" or event["player"] == me:
                request = dict(type="answer", choice=random.choice("AAABC"))
            else:
                if event["type"] == "buzzed":
                    result = await player.event("buzz_result", place - 1, question=number)
                    if not result["reopened"]:
                        continue
                request = dict(type="buzz")
            reply = await player.ask(question=number, **request)
            self.afternoon.figures["requests"] += 1
            fine = reply["type"] == "receipt" or reply.get("code") in ("not_playing", "wrong_phase")
            self.afternoon.check(fine, f"{player.name}: {request} got {reply}")

    async def type_along(self, person):
        place = 0
        prompts = "One letter, for|You may stake|press Enter|It is open again|You have the word|Thank you all for playing"
        while True:
            line = await person.heard(lambda line: re.search(prompts, line), place, "the evening to go on")
            place = next(at for at in range(place, len(person.lines)) if person.lines[at] == line) + 1
            if "Thank you" in line:
                return
            if "stake" in line:
                person.type(f"stake {random.randint(0, 100)}")
            elif "press Enter" in line or "open again" in line:
                person.type("buzz")
            else:
                person.type(random.choice("aaabc"))


class Alone(Party):
    def __init__(self, afternoon, word, mode):
        super().__init__(afternoon, word)
        self.mode = mode

    async def play(self):
        """A step whenever the evenings turn a page, until the end."""
        me = await self.program("alone")
        seat = await me.ask(type="practice", bank=self.word.lower(), mode=self.mode, name=me.name)
        self.secrets |= {seat["room"], seat["resume"]}
        await self.afternoon.all_are_here(self)
        place = 0
        while True:
            event = await me.heard(
                lambda line: line["type"] in ("question", "lesson", "feedback", "reveal", "game_over"), place)
            place = me.lines.index(event) + 1
            if event["type"] == "game_over":
                break
            await self.afternoon.page_turned()
            if event["type"] in ("question", "feedback"):
                asked = {line["question"]: line for line in me.lines if line["type"] == "question"}[event["question"]]
                if event["type"] == "feedback" and event["left"] == 0:
                    continue
                key = "ABC"[event.get("attempt", 0)] if self.mode == "practice" else random.choice("ABC")
                reply = await me.ask(type="answer", question=asked["question"], choice=key)
                self.afternoon.check(reply["type"] == "receipt", f"{me.name}: {reply}")
            elif "seq" not in event:
                await me.ask(type="next", **{"from": f"reveal:{event['question']}"})
        self.afternoon.figures["practised to the end"] += 1


class Afternoon:
    """What all parties share: one server, and a clock of turned pages that keeps them abreast."""

    def __init__(self, server, figures):
        self.server, self.figures, self.waiting, self.is_over = server, figures, 0, False
        self.full, self.page = asyncio.Event(), asyncio.Event()
        modes = random.sample(MODES, len(WORDS))
        figures["modes"] = modes
        self.evenings = [Evening(self, word, mode) for word, mode in zip(WORDS, modes)]
        self.alone = [Alone(self, word, mode) for word, mode in ALONE]
        self.parties = self.evenings + self.alone

    def check(self, is_right, what):
        self.figures["checks"] += 1
        if not is_right:
            self.figures["faults"] += 1
            print(what, file=sys.stderr)

    async def all_are_here(self, party):
        self.waiting += 1
        if self.waiting == len(self.parties):
            self.full.set()
        await self.full.wait()

    def turn(self):
        self.page.set()
        self.page = asyncio.Event()

    async def page_turned(self):
        if not self.is_over:
            await self.page.wait()

    async def play(self):
        alone = [asyncio.create_task(party.play()) for party in self.alone]
        await asyncio.gather(*(evening.play() for evening in self.evenings))
        self.is_over = True
        self.turn()
        await asyncio.gather(*alone)

    def compare(self):
        """Nothing of one party is in another's bytes; and its own word is, or the search would prove nothing."""
        for party in self.parties:
            for client in party.clients:
                heard = bytes(client.bytes).decode()
                small = heard.lower()
                self.figures["connections"] += 1
                self.figures["bytes"] += len(client.bytes)
                self.check(party.word.lower() in small, f"{client.name} never heard of {party.word}")
                for other in self.parties:
                    if other is party:
                        continue
                    for secret in other.secrets:
                        if secret == other.word.lower():
                            found = secret in small
                        else:
                            found = secret in heard and re.search(rf"(?<![A-Za-z0-9]){secret}(?![A-Za-z0-9])", heard)
                        self.figures["searches"] += 1
                        self.check(not found, f"{client.name} was sent {secret}, of {other.word}")


async def play(options):
    began = time.monotonic()
    figures = dict.fromkeys(
        ["modes", "podiums", "practised to the end", "reveals", "requests", "bank in use", "free again", "connections",
         "bytes", "searches", "checks", "faults"], 0)
    server = Server(options.program, {word.lower(): bank(word) for word in WORDS + [word for word, _ in ALONE]})
    await server.start()
    afternoon = Afternoon(server, figures)
    try:
        await afternoon.play()
        afternoon.compare()
    finally:
        clients = [client for party in afternoon.parties for client in party.clients]
        await asyncio.gather(*(client.drop() for client in clients), return_exceptions=True)
        status = await server.stop()
    figures["seconds"] = round(time.monotonic() - began, 1)
    print("figures", json.dumps(figures))
    is_whole = figures["podiums"] == len(WORDS) and figures["practised to the end"] == len(ALONE)
    return 0 if is_whole and not figures["faults"] and status == 0 else 1


def main():
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--seed", type=int, default=None)
    parser.add_argument("--lines", type=KeptLines, default=KeptLines(), metavar="FILE")
    parser.add_argument("program", metavar="QUIZLINE")
    options = parser.parse_args()
    Client.kept = options.lines
    random.seed(options.seed)
    sys.exit(asyncio.run(play(options)))


if __name__ == "__main__":
    main()
