"""What the spam model learns from: labelled collections, and ordinary words of many kinds that must not be taken for spam."""

from __future__ import annotations

import csv
import html
import random
import re
import tomllib
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from pathlib import Path

HERE = Path(__file__).parent
EXAMPLES = HERE / "examples.csv"
DEMO = HERE.parents[1] / "site" / "demo" / "content" / "topics"
TAG = re.compile(r"<[^>]*>")
LEAST = 40  # letters of a paragraph that says something
MOST_OF_A_LANGUAGE = 20
HOSTS = (
    "github.com", "en.wikipedia.org", "docs.google.com", "www.nngroup.com", "medium.com", "community.example.org", "youtu.be",
    "news.example.com", "fr.wikipedia.org", "www.svpg.com", "hbr.org", "meta.example.net", "blog.example.io", "figma.com",
    "stackoverflow.com", "www.gov.uk", "arxiv.org", "www.linkedin.com", "trello.com", "www.lemonde.fr",
)  # fmt: skip
PATHS = (
    "",
    "a/1234",
    "questions/164146/how-to-read-this",
    "articles/what-users-say/",
    "wiki/Product_(business)",
    "d/1aB2c/view#top",
)
WITH_LINK = (
    "{body}\n\n[Here is where I read it]({link}).", "See {link}\n\n{body}", "{body} ({link})", "{first} {link}",
    "[{first}]({link})", "{body}\n\n- {link}\n- [another one]({link}?page=2)", '<p>{body} <a href="{link}">{first}</a></p>',
)  # fmt: skip


@dataclass(frozen=True, slots=True)
class Labelled:
    text: str
    is_spam: bool
    source: str


def read_labelled(folder: Path) -> list[Labelled]:
    """Everything with labels that lies in the folder (YouTube and SMS collections), and our own examples."""
    found = [Labelled(row["text"], row["label"] == "spam", "own") for row in _rows(EXAMPLES)]
    for path in sorted(folder.glob("Youtube*.csv")):
        found += [Labelled(row["CONTENT"], row["CLASS"] == "1", path.stem) for row in _rows(path)]
    for path in sorted(folder.glob("sms*.csv")):
        found += [Labelled(row["v2"], row["v1"] == "spam", "sms") for row in _rows(path)]
    return found


def read_ordinary(declarations: Path) -> list[Labelled]:
    """The demo's own posts, as they are and with links put in, and one declaration in many languages."""
    chance = random.Random(11)  # noqa: S311 - the same material every time
    posts = list(_list_posts())
    linked = [_put_link(chance, body) for body in posts]
    articles = [text for path in sorted(declarations.glob("*.html")) for text in _list_paragraphs(path)]
    return [Labelled(text, is_spam=False, source="ordinary") for text in (*posts, *linked, *articles)]


def _list_posts() -> Iterator[str]:
    for path in sorted(DEMO.glob("*.toml")):
        for topic in tomllib.loads(path.read_text())["topic"]:
            yield f"{topic['title']}\n{topic['body']}"
            yield from (reply["body"] for reply in topic.get("reply", ()))


def _put_link(chance: random.Random, body: str) -> str:
    link = f"https://{chance.choice(HOSTS)}/{chance.choice(PATHS)}"
    first = re.split(r"[.!?\n]", body, maxsplit=1)[0]
    return chance.choice(WITH_LINK).format(body=body, link=link, first=first)


def _list_paragraphs(path: Path) -> list[str]:
    pieces = re.split(r"</p>|</h\d>", path.read_text())
    plain = (" ".join(html.unescape(TAG.sub(" ", piece)).split()) for piece in pieces)
    return [piece for piece in plain if len(piece) > LEAST][1 : MOST_OF_A_LANGUAGE + 1]


def _rows(path: Path) -> Iterable[dict[str, str]]:
    content = path.read_bytes()
    try:
        text = content.decode("utf-8-sig")
    except UnicodeDecodeError:
        text = content.decode("cp1252", "replace")
    return csv.DictReader(text.splitlines())
