#!/usr/bin/env python3
"""A night of teams: six teams of four, who type at nc and telnet or speak JSON, some of whom drop out in the midst of a
question and come back.

    team_night.py [--seed N] [--lines FILE] QUIZLINE

What is checked: the last answer that any member gave counts, with the time of that change; everybody in the team is told
of it, and nobody else; who comes back finds the team's answer; points of teams and of their members are those of the
formula, worked out here from the receipts; and everybody sees the same board. Needs nc, telnet and expect. Prints
`figures` and one JSON object; the status is 1 where anything was not as it should be.
"""
import argparse
import asyncio
import json
import random
import re
import sys
import time
from fractions import Fraction

from clients import Client, Person, Program, Server
from kept_lines import KeptLines

TEAMS = ["Owls", "Bats", "Foxes", "Hares", "Moles", "Newts"]
SECONDS, POINTS = 20, 1000
BANK = f"""name: night
title: Team night
language: en
questions:
  - {{id: q1, kind: choice, text: Which is the second?, options: [one, two, three, four], answer: two, seconds: {SECONDS}}}
  - {{id: q2, kind: number, text: How many fingers are on two hands?, answer: 10, seconds: {SECONDS}}}
  - id: q3
    kind: blanks
    text: ___ comes before ___.
    options: [alpha, omega, sigma]
    answer: [alpha, omega]
    partial: true
    seconds: {SECONDS}
  - {{id: q4, kind: truefalse, text: Two and two make four., answer: true, seconds: {SECONDS}}}
  - {{id: q5, kind: choice, text: Which is the third?, options: [one, two, three, four], answer: three, seconds: {SECONDS}}}
"""
QUESTIONS = 5
RIGHT = {1: ["two"], 2: [10], 3: ["alpha", "omega"], 4: ["T"], 5: ["three"]}


def formula(share, elapsed):
    """P × q × (1 − t / 2T), all of P × q below half a second, halves rounded up."""
    points = POINTS * share
    if elapsed >= 500:
        points *= 1 - Fraction(elapsed, 2 * SECONDS * 1000)
    return int(points + Fraction(1, 2))


class Question:
    """What may be answered: a list of (member of the answer, as it is typed, how much of it is right)."""

    def __init__(self, event):
        self.number, kind, right = event["question"], event["kind"], RIGHT[event["question"]]
        texts = {row["key"]: row["text"] for row in event.get("options", [])}
        if kind == "number":
            self.answers = [({"number": value}, str(value), Fraction(value == 10)) for value in (8, 9, 10, 11)]
        elif kind == "blanks":
            self.answers = [
                ({"blanks": [a, b]}, f"{a} {b}".lower(), Fraction((texts[a] == right[0]) + (texts[b] == right[1]), 2))
                for a in texts for b in texts if a != b]
        elif kind == "truefalse":
            self.answers = [({"choice": key}, key.lower(), Fraction(key == "T")) for key in "TF"]
        else:
            self.answers = [({"choice": key}, key.lower(), Fraction(texts[key] == right[0])) for key in texts]


class Team:
    def __init__(self, night, name, place):
        self.night, self.name, self.score, self.time = night, name, 0, 0
        kinds = ["json", "nc", "telnet", ("json", "nc", "telnet")[place % 3]]
        self.members = []
        for number, kind in enumerate(kinds, 1):
            called = f"{name}-{number}"
            port = night.server.port
            self.members.append(Program(port, called) if kind == "json" else Person(port, called, kind))
        self.codes = {}

    async def come(self):
        for member in self.members:
            await member.connect()
            if member.kind == "json":
                seat = await member.ask(type="join", room=self.night.room, name=member.name, team=self.name)
                self.codes[member] = seat["resume"]
            else:
                member.type(f"join {self.night.room} {member.name} @{self.name}")
                line = await member.says("come back with:")
                self.codes[member] = line.split()[-1]

    async def lose(self, member):
        since = len(self.night.host.lines)
        await member.drop()
        await self.night.host.heard(
            lambda line: line["type"] == "seats" and any(
                row["name"] == member.name and not row["connected"] for row in line["seats"]),
            since, f"the loss of {member.name}")
        self.night.figures["dropped"] += 1

    async def find_again(self, member, standing):
        """Comes back, and finds what the team has answered meanwhile."""
        since = len(member.lines)
        await member.connect()
        if member.kind == "json":
            reply = await member.ask(type="resume", room=self.night.room, code=self.codes[member])
            found = reply.get("state", {}).get("you", {}).get("answer")
            self.night.check(found == standing[0], f"{member.name} came back to {found}, and {standing[0]} stands")
        else:
            member.type(f"resume {self.night.room} {self.codes[member]}")
            found = (await member.says("Your answer is in:", since)).split(":")[1]
            self.night.check(found.lower().split() == standing[1].split(), f"{member.name} found {found}, not {standing[1]}")
        self.night.figures["resumed"] += 1

    async def give(self, question, member, answer, number):
        """One answer; everybody else in the team who is there is told. Gives back its time, where it was told."""
        since = {other: len(other.lines) for other in self.members}
        if member.kind == "json":
            receipt = await member.ask(type="answer", question=question.number, **answer[0])
            # Whose first answer it is does not matter: what stands is the team's.
            status = "accepted" if number == 0 else "changed"
            self.night.check(receipt.get("status") == status, f"{member.name} expected {status}: {receipt}")
            elapsed = receipt.get("elapsed")
        else:
            member.type(answer[1])
            line = await member.heard(lambda line: re.search(r"after [\d.]+ s", line), since[member], "a receipt")
            elapsed = Fraction(re.search(r"after ([\d.]+) s", line)[1]) * 1000
        for other in self.members:
            if other is member or other in self.gone:
                continue
            if other.kind == "json":
                told = await other.event("team_answer", since[other], name=member.name, question=question.number)
                self.night.check(answer[0].items() <= told.items(), f"{other.name} was told {told}, not {answer[0]}")
            else:
                line = await other.says(f"{member.name} answered for your team:", since[other])
                said = line.split(":")[1].lower().split()
                self.night.check(said == answer[1].split(), f"{other.name} was told “{line}”, not {answer[1]}")
            self.night.figures["told to the team"] += 1
        self.night.figures["answers"] += 1
        return elapsed

    async def play(self, question):
        """Some answers, one after another, none the one that stands; the last decides."""
        for member in self.members:
            if member.kind != "json":
                await member.says(f"Question {question.number} of {QUESTIONS}")
            else:
                await member.event("question", question=question.number)
        self.gone, standing = set(), None
        steps = random.randint(2, 4)
        lost = random.choice(self.members) if random.random() < 0.5 else None
        for number in range(steps):
            # Time to think: without it every answer would be worth its full points.
            await asyncio.sleep(random.random() * 0.6)
            if lost and number == 1:
                await self.lose(lost)
                self.gone.add(lost)
            if lost in self.gone and number == steps - 1:
                self.gone.remove(lost)
                await self.find_again(lost, standing)
            member = random.choice([one for one in self.members if one not in self.gone])
            if lost and number == steps - 1 and random.random() < 0.5:
                member = lost
            choices = [answer for answer in question.answers if answer != standing]
            right = [answer for answer in choices if answer[2] == 1]
            standing = random.choice(right if right and random.random() < 0.5 else choices)
            elapsed = await self.give(question, member, standing, number)
        self.standing, self.last, self.elapsed = standing, member, elapsed
        for other in self.members:
            if other.kind == "json" and other not in self.gone and random.random() < 0.3:
                # To say again what stands, whoever said it, is no change and costs no time.
                receipt = await other.ask(type="answer", question=question.number, **standing[0])
                self.night.check(receipt.get("status") == "duplicate", f"{other.name} said it again: {receipt}")
                if member.kind == "json":
                    kept = receipt.get("elapsed") == elapsed
                    self.night.check(kept, f"{other.name} said it again: {receipt}, not {elapsed} ms")
                self.night.figures["said again"] += 1

    async def settle(self, question):
        """The reveal, against what was told when the answer came."""
        points, exact = None, self.elapsed if self.last.kind == "json" else None
        for member in self.members:
            if member.kind != "json":
                continue
            you = (await member.event("reveal", question=question.number))["you"]
            if exact is None:
                exact = you["elapsed"]
                self.night.check(abs(exact - self.elapsed) <= 100, f"{self.last.name} read {self.elapsed}, now {exact}")
            points = formula(self.standing[2], exact)
            self.night.check(
                you["elapsed"] == exact and you["points"] == points and you["score"] == self.score + points,
                f"{member.name}: {self.standing} after {exact} ms is worth {points}, onto {self.score}; but {you}")
        self.score += points
        if self.standing[2] == 1:
            self.time += exact
        for member in self.members:
            if member.kind != "json":
                await member.heard(lambda line: f"{self.score} in all" in line, self.marks[member], f"{self.score} in all")
        self.night.figures["last by " + self.last.kind] += 1
        self.night.figures["partly right"] += self.standing[2] == Fraction(1, 2)
        self.night.figures["below full points"] += 0 < points < POINTS * self.standing[2]


class Night:
    def __init__(self, server):
        self.server, self.figures = server, dict.fromkeys(
            ["players", "answers", "told to the team", "said again", "dropped", "resumed", "last by json", "last by nc",
             "last by telnet", "partly right", "below full points", "boards compared", "checks", "faults"], 0)
        self.teams = [Team(self, name, place) for place, name in enumerate(TEAMS)]
        self.players = [member for team in self.teams for member in team.members]

    def check(self, is_right, what):
        self.figures["checks"] += 1
        if not is_right:
            self.figures["faults"] += 1
            print(what, file=sys.stderr)

    async def play(self):
        self.host = Program(self.server.port, "the host")
        await self.host.connect()
        self.room = (await self.host.ask(type="create", bank="night", mode="teams"))["room"]
        await asyncio.gather(*(team.come() for team in self.teams))
        self.figures["players"] = len(self.players)
        await self.host.ask(type="start")
        for number in range(1, QUESTIONS + 1):
            question = Question(await self.host.event("question", question=number))
            await asyncio.gather(*(team.play(question) for team in self.teams))
            for team in self.teams:
                team.marks = {member: len(member.lines) for member in team.members}
            await self.host.ask(type="close")
            await asyncio.gather(*(team.settle(question) for team in self.teams))
            await self.host.ask(type="next")
            await self.see_board(number)
            await self.host.ask(type="next")
        await self.see_end()
        self.listen_at_doors()

    def expect_teams(self, rows):
        expected = {team.name: team.score for team in self.teams}
        self.check({row["name"]: row["score"] for row in rows} == expected, f"the board {rows}, but {expected}")
        order = [row["score"] for row in rows]
        self.check(order == sorted(order, reverse=True), f"the board is out of order: {rows}")

    async def see_board(self, after):
        """The host's board is right, and everybody else's is the same."""
        board = await self.host.event("leaderboard", after=after)
        self.expect_teams(board["teams"])
        everybody = (await self.host.ask(type="standings", top=100))["top"]
        for row in everybody:
            score = next(team.score for team in self.teams if team.name == row["team"])
            self.check(row["score"] == score, f"{row['name']} has {row['score']}, the team {score}")
        self.check(len(everybody) == len(self.players), f"{len(everybody)} on the board")
        lines = {(row["rank"], row["name"], row["team"], row["score"]) for row in everybody}
        teams = [(row["rank"], row["name"], row["score"]) for row in board["teams"]]
        for team in self.teams:
            for member in team.members:
                if member.kind == "json":
                    seen = await member.event("leaderboard", after=after)
                    mine = seen.pop("you")
                    self.check(seen == board, f"{member.name} sees another board: {seen}")
                    self.check(mine["score"] == team.score, f"{member.name} has {mine}, the team {team.score}")
                else:
                    since = team.marks[member]
                    for row in board["top"]:
                        await member.heard(
                            lambda line: re.match(rf"\s+\d+\s+{row['name']}\s+@", line), since, f"the row of {row['name']}")
                    rows = [re.match(r"\s+(\d+)\s+(\w+)\s+(\d+)\s.*\b4 players", line)
                            for line in member.lines[since:]]
                    seen = [(int(row[1]), row[2], int(row[3])) for row in rows if row]
                    self.check(seen == teams, f"{member.name} sees another board: {seen}")
                    for line in member.lines[since:]:
                        if row := re.match(r"\s+(\d+)\s+([\w-]+)\s+@(\w+)\s+(\d+)", line):
                            self.check((int(row[1]), row[2], row[3], int(row[4])) in lines, f"{member.name} sees {line}")
                self.figures["boards compared"] += 1

    async def see_end(self):
        over = await self.host.event("game_over")
        self.expect_teams(over["teams"])
        best = sorted(self.teams, key=lambda team: (-team.score, team.time))[0]
        for team in self.teams:
            for member in team.members:
                if member.kind == "json":
                    seen = await member.event("game_over")
                    mine = seen.pop("you")
                    self.check(seen == over, f"{member.name} sees another end: {seen}")
                    self.check(mine["score"] == team.score, f"{member.name} ends with {mine}, the team {team.score}")
                else:
                    line = await member.says("winning team")
                    self.check(f"is {best.name}, with {best.score} points" in line, f"{member.name}: {line}")
                self.figures["boards compared"] += 1

    def listen_at_doors(self):
        """What one team says to itself, no other hears."""
        for team in self.teams:
            for member in team.members:
                for line in member.lines:
                    if member.kind == "json":
                        name = line["name"] if line["type"] == "team_answer" else team.name
                    else:
                        name = line.strip() if "answered for your team" in line else team.name
                    self.check(name.startswith(team.name), f"{member.name} overheard {line}")


async def play(options):
    began = time.monotonic()
    server = Server(options.program, {"night": BANK})
    await server.start()
    night = Night(server)
    try:
        await night.play()
    finally:
        await asyncio.gather(*(player.drop() for player in night.players if hasattr(player, "listening")))
        await night.host.drop()
        status = await server.stop()
    night.figures["seconds"] = round(time.monotonic() - began, 1)
    print("figures", json.dumps(night.figures))
    return 1 if night.figures["faults"] or status != 0 else 0


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
