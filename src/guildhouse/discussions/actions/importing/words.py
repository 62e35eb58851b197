"""What an import hands over, and what of it is made ready before any transaction: safe HTML, clean titles."""

import re
from dataclasses import dataclass, field
from datetime import datetime
from html import escape

from django.utils.text import slugify
from django.utils.translation import gettext as _

from guildhouse.discussions.actions.starting import LONGEST_TITLE
from guildhouse.discussions.models import Post
from guildhouse.discussions.models import Topic as TopicModel
from guildhouse.kernel.markdown import TextTooLong, clean_text, excerpt, one_line, plain_text, render, sanitise_html

# A line in which no sign means anything: most comments are one, and need no parser to be rendered.
_PLAIN = re.compile(r"(?!.*www\.)[A-Za-zÀ-ÖØ-öø-ÿ][A-Za-zÀ-ÖØ-öø-ÿ0-9 ,;.?!()'“”’–—-]*(?<! )\Z")


# Relative links of a site whose address nobody knows must not lead to pages of ours.
NOWHERE = "https://unknown.invalid/"


@dataclass(frozen=True, slots=True)
class Earlier:
    """What a post said (in Markdown) until somebody changed it."""

    title: str
    body: str
    edited_by_id: int
    reason: str
    at: datetime


@dataclass(frozen=True, slots=True)
class Words:
    """One post. `source_id` is its name at the source, `reply_to` that of the post it answers, if not the topic."""

    source_id: str
    author_id: int
    body: str
    format: str
    created_at: datetime
    score: int = 0
    address: str = ""
    licence: str = ""
    reply_to: str = ""
    edited_at: datetime | None = None
    earlier: tuple[Earlier, ...] = ()


@dataclass(frozen=True, slots=True)
class Talk:
    """One topic with its posts in reading order. `base` is the address that relative links in it belong to."""

    source_id: str
    title: str
    posts: tuple[Words, ...]
    kind: str = TopicModel.Kind.QUESTION
    tags: tuple[str, ...] = ()
    accepted: str = ""
    locked_at: datetime | None = None
    locked_because: str = ""
    base: str = NOWHERE


@dataclass(frozen=True, slots=True)
class ReadyWords:
    words: Words
    html: str
    earlier: tuple[tuple[Earlier, str], ...]


@dataclass(slots=True)
class ReadyTalk:
    """`remarks` names posts that could not be kept exactly as they were, with the reason."""

    talk: Talk
    title: str
    tags: list[str]
    posts: list[ReadyWords]
    remarks: list[tuple[str, str]] = field(default_factory=list)


def make_ready(talk: Talk) -> ReadyTalk:
    """The slow part of importing a topic; needs no database."""
    ready = ReadyTalk(talk, "", _clean_tags(talk.tags), [])
    for words in talk.posts:
        html = _make_html(words.body, words.format, talk.base, words.source_id, ready)
        earlier = tuple(
            (one, _make_html(one.body, Post.Format.MARKDOWN, talk.base, words.source_id, ready))
            for one in words.earlier
        )
        ready.posts.append(ReadyWords(words, html, earlier))
    ready.title = _clean_title(talk, ready)
    return ready


def _make_html(body: str, kind: str, base: str, source_id: str, ready: ReadyTalk) -> str:
    try:
        if kind == Post.Format.HTML:
            return sanitise_html(body, base=base)
        return f'<p dir="auto">{body}</p>\n' if _PLAIN.match(body) else render(body)
    except TextTooLong as error:
        ready.remarks.append((source_id, str(error)))
        return f'<p dir="auto">{escape(plain_text(body), quote=False)}</p>'


def _clean_title(talk: Talk, ready: ReadyTalk) -> str:
    title = one_line(talk.title[: LONGEST_TITLE * 10])
    if not title and ready.posts:
        title = excerpt(ready.posts[0].html, 80)
    if len(title) > LONGEST_TITLE:
        ready.remarks.append((talk.source_id, _("The title was longer than 200 characters and was cut.")))
        title = title[: LONGEST_TITLE - 1].rstrip() + "…"
    return title or _("Untitled")


def _clean_tags(names: tuple[str, ...]) -> list[str]:
    cleaned = (slugify(clean_text(name[:200]), allow_unicode=True)[:40].strip("-") for name in names)
    return list(dict.fromkeys(name for name in cleaned if name))
