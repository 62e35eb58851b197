"""Write a Stack Exchange dump of any size, the same for the same numbers: people, threads, comments, history, links.

    python benchmarks/stackexchange_dump.py FOLDER --posts 200000

The words are a small vocabulary of the trade put together by chance, about 80 a post, so that search and storage meet
texts of a real length. One answer in two hundred has lost its author, a few links dangle, as in real dumps.
"""

from __future__ import annotations

import argparse
import random
from collections.abc import Iterator
from contextlib import ExitStack
from datetime import datetime, timedelta
from pathlib import Path
from typing import Self, TextIO
from xml.sax.saxutils import escape

WORDS = """
roadmap interview customer metric launch team engineer story sprint backlog decision evidence price churn retention
onboarding survey prototype designer research problem outcome output goal vision strategy release feature feedback
support sales market segment persona journey experiment hypothesis cohort funnel activation revenue trade-off scope
deadline estimate risk partner platform developer internal tool meeting note summary question answer mentor manager
the a of to and in that is was for with on we our they it as at by from about before after when why how because
""".split()
TAGS = "interviews roadmap metrics pricing career stakeholders discovery launch strategy c++ .net".split()
LICENCES = ("CC BY-SA 3.0", "CC BY-SA 4.0")
START = datetime(2015, 1, 5, 8, 0)  # noqa: DTZ001 - a dump's times carry no zone
ANSWERS = 3  # a question, on average
COMMENTS = 1  # a post, on average


def main() -> None:
    parser = argparse.ArgumentParser(description="Write a Stack Exchange dump of any size.")
    parser.add_argument("folder", type=Path)
    parser.add_argument("--posts", type=int, default=200_000)
    parser.add_argument("--seed", type=int, default=1)
    chosen = parser.parse_args()
    write_dump(chosen.folder, posts=chosen.posts, seed=chosen.seed)


def write_dump(folder: Path, *, posts: int, seed: int = 1) -> None:
    """Write the dump's files into the folder; the same arguments give the same bytes."""
    folder.mkdir(parents=True, exist_ok=True)
    with ExitStack() as stack:
        lists = {
            kind: stack.enter_context(_List(folder, kind))
            for kind in ("Users", "Tags", "Posts", "Comments", "PostLinks", "PostHistory")
        }
        _Writer(lists, posts, random.Random(seed)).run()


class _List:
    """One file of rows."""

    def __init__(self, folder: Path, kind: str) -> None:
        self._stream: TextIO = (folder / f"{kind}.xml").open("w", encoding="utf-8", newline="\r\n")
        self._root, self.last = kind.lower(), 0

    def __enter__(self) -> Self:
        self._stream.write(f'\ufeff<?xml version="1.0" encoding="utf-8"?>\n<{self._root}>\n')
        return self

    def add(self, **attributes: object) -> int:
        self.last += 1
        given = {"Id": self.last, **attributes}
        pairs = " ".join(f'{name}="{_quote(str(value))}"' for name, value in given.items() if value is not None)
        self._stream.write(f"  <row {pairs} />\n")
        return self.last

    def __exit__(self, *_error: object) -> None:
        self._stream.write(f"</{self._root}>")
        self._stream.close()


def _quote(text: str) -> str:
    return escape(text, {'"': "&quot;", "\r": "&#xD;", "\n": "&#xA;"})


class _Writer:
    def __init__(self, lists: dict[str, _List], posts: int, chance: random.Random) -> None:
        self._lists, self._posts, self._chance = lists, posts, chance
        self._people = max(posts // 20, 10)
        self._minutes = 0

    def run(self) -> None:
        self._write_people()
        for tag in TAGS:
            self._lists["Tags"].add(TagName=tag, Count=self._posts // 10)
        question = 0
        for answers in self._plan():
            question = self._write_question(answered=answers > 0)
            for _ in range(answers):
                self._write_answer(question)

    def _plan(self) -> Iterator[int]:
        """For each thread to come how many answers it has."""
        left = self._posts
        while left:
            size = min(1 + self._chance.randrange(2 * ANSWERS + 1), left)
            yield size - 1
            left -= size

    def _write_people(self) -> None:
        people = self._lists["Users"]
        people.add(Id=-1, DisplayName="Community", CreationDate=_stamp(0), Reputation=1)
        people.last = 0
        for number in range(1, self._people + 1):
            name = f"{self._chance.choice(WORDS).title()} {self._chance.choice(WORDS).title()}"
            people.add(
                DisplayName=name,
                CreationDate=_stamp(number),
                Reputation=number,
                AboutMe="<p>Here to learn.</p>\r\n",
                AccountId=number,
            )

    def _write_question(self, *, answered: bool) -> int:
        number = self._lists["Posts"].last + 1
        title = self._words(8).capitalize() + "?"
        tags = "".join(f"<{tag}>" for tag in self._chance.sample(TAGS, self._chance.randint(1, 3)))
        accepted = number + 1 if answered and self._chance.random() < 0.4 else None
        text = self._write_post(PostTypeId=1, AcceptedAnswerId=accepted, Title=title, Tags=tags)
        self._enter(number, 2, text)
        self._enter(number, 1, title)
        self._enter(number, 3, tags)
        if self._chance.random() < 0.05:
            self._lists["PostLinks"].add(
                CreationDate=_stamp(self._minutes),
                PostId=number,
                RelatedPostId=number + self._chance.randrange(-200, 50),
                LinkTypeId=1,
            )
        return number

    def _write_answer(self, question: int) -> None:
        text = self._write_post(PostTypeId=2, ParentId=question)
        self._enter(self._lists["Posts"].last, 2, text)

    def _write_post(self, **attributes: object) -> str:
        self._minutes += self._chance.randint(1, 30)
        paragraphs = [self._words(self._chance.randint(15, 40)).capitalize() + "." for _ in range(3)]
        body = (
            "".join(f"<p>{text}</p>\n\n" for text in paragraphs)
            + f"<ul>\n<li>{self._words(4)}</li>\n<li><strong>{self._words(2)}</strong></li>\n</ul>\n"
        )
        owner = {"OwnerDisplayName": "user7"} if self._chance.random() < 0.005 else {"OwnerUserId": self._person()}
        posts = self._lists["Posts"]
        posts.add(
            CreationDate=_stamp(self._minutes),
            Score=self._chance.randint(-3, 40),
            Body=body,
            LastActivityDate=_stamp(self._minutes),
            ContentLicense=self._licence(),
            **owner,
            **attributes,
        )
        for _ in range(self._chance.randrange(2 * COMMENTS + 1)):
            self._lists["Comments"].add(
                PostId=posts.last,
                Score=0,
                Text=self._words(20) + ".",
                CreationDate=_stamp(self._minutes + 5),
                UserId=self._person(),
                ContentLicense=self._licence(),
            )
        return "\r\n\r\n".join(paragraphs)

    def _enter(self, post: int, kind: int, text: str) -> None:
        self._lists["PostHistory"].add(
            PostHistoryTypeId=kind,
            PostId=post,
            RevisionGUID=f"{post:032x}",
            CreationDate=_stamp(self._minutes),
            UserId=self._person(),
            Text=text,
            ContentLicense=self._licence(),
        )

    def _words(self, count: int) -> str:
        return " ".join(self._chance.choices(WORDS, k=count))

    def _person(self) -> int:
        return self._chance.randint(1, self._people)

    def _licence(self) -> str:
        return LICENCES[self._minutes > 1_500_000]


def _stamp(minutes: int) -> str:
    return (START + timedelta(minutes=minutes)).isoformat(timespec="milliseconds")


if __name__ == "__main__":
    main()
