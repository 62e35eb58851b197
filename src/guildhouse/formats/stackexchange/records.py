"""The records of a dump, as plain frozen values; times are aware and in UTC."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import datetime

COMMUNITY_USER = -1


@dataclass(frozen=True, slots=True)
class User:
    id: int
    name: str
    created: datetime
    about: str  # HTML as the site showed it
    location: str
    website: str
    account_id: int | None  # the person across all sites of the network


@dataclass(frozen=True, slots=True)
class Post:
    id: int
    kind: int
    parent_id: int | None
    accepted_id: int | None
    created: datetime
    score: int
    views: int
    body: str  # HTML as the site showed it
    author_id: int | None
    author_name: str  # kept where the account is gone
    editor_id: int | None
    editor_name: str
    edited: datetime | None
    active: datetime
    title: str  # plain text
    tags: tuple[str, ...]
    closed: datetime | None
    community_owned: datetime | None
    licence: str


@dataclass(frozen=True, slots=True)
class Comment:
    id: int
    post_id: int
    score: int
    text: str  # the site's small Markdown: emphasis, code and links within one paragraph
    created: datetime
    author_id: int | None
    author_name: str
    licence: str


@dataclass(frozen=True, slots=True)
class HistoryEntry:
    id: int
    kind: int
    post_id: int
    created: datetime
    author_id: int | None
    author_name: str
    text: str  # Markdown of a body, a title, a list of tags, or JSON about a vote
    comment: str
    revision: str  # entries of one edit share it
    licence: str


@dataclass(frozen=True, slots=True)
class PostLink:
    id: int
    post_id: int
    related_id: int
    kind: int
    created: datetime


@dataclass(frozen=True, slots=True)
class Tag:
    id: int
    name: str
    count: int
    excerpt_id: int | None
    wiki_id: int | None


Record = User | Post | Comment | HistoryEntry | PostLink | Tag
