"""What the demo's own words are made of, taken apart so that more of the same kind can be put together."""

import re
from collections import defaultdict
from dataclasses import dataclass, field
from random import Random

from guildhouse.site.demo.reading import read_members, read_topics

SENTENCE_END = re.compile(r"(?<=[.?])\s+")
PLAIN = re.compile(r"[A-ZÀ-Ý][\w ,;’'()–-]{18,200}[.?]")
LONGEST_TITLE = 110


@dataclass
class Stock:
    """Sentences and titles by space; every sentence is plain text, so that putting them into a paragraph renders it."""

    sentences: dict[str, list[str]] = field(default_factory=lambda: defaultdict(list))
    titles: dict[str, list[str]] = field(default_factory=lambda: defaultdict(list))
    given: list[str] = field(default_factory=list)
    family: list[str] = field(default_factory=list)

    def paragraph(self, space: str, chance: Random, words: int) -> str:
        """Sentences until there are about as many words as asked for."""
        told: list[str] = []
        while sum(len(one.split()) for one in told) < words:
            told.append(chance.choice(self.sentences[space]))
        return " ".join(told)

    def name(self, number: int) -> str:
        """Each pair of names once before any comes again."""
        given = self.given[number % len(self.given)]
        return f"{given} {self.family[(number // len(self.given) + number) % len(self.family)]}"


def take_stock() -> Stock:
    stock = Stock()
    for space, topic in read_topics():
        stock.titles[space].append(topic["title"])
        for said in [topic, *topic.get("reply", [])]:
            plain = [
                one for line in said["body"].splitlines() for one in SENTENCE_END.split(line) if PLAIN.fullmatch(one)
            ]
            stock.sentences[space] += plain
            stock.titles[space] += [one for one in plain if one.endswith("?") and len(one) < LONGEST_TITLE]
    for one in read_members():
        given, _, family = one["name"].partition(" ")
        stock.given.append(given)
        stock.family.append(family or given)
    return stock
