"""Counts the elements of a page ({"html": …} on standard input); "broken" those not closed in their place."""
import collections
import html.parser
import json
import sys

VOID = {"meta", "link", "img", "br", "hr", "input", "source"}


class Counter(html.parser.HTMLParser):
    def __init__(self):
        super().__init__()
        self.tags, self.open = collections.Counter(), []

    def handle_starttag(self, tag, attributes):
        self.tags[tag] += 1
        if any(name.startswith("on") for name, _ in attributes):
            self.tags["handlers"] += 1
        if tag not in VOID:
            self.open.append(tag)

    def handle_endtag(self, tag):
        if not self.open or self.open.pop() != tag:
            self.tags["broken"] += 1


counter = Counter()
counter.feed(json.load(sys.stdin)["html"])
counter.close()
if counter.open:
    counter.tags["broken"] += len(counter.open)
json.dump(counter.tags, sys.stdout)
