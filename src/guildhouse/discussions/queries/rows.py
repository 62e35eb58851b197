"""What lists and pages of discussions are made of: plain values, ready to print, safe to show to this viewer."""

from dataclasses import dataclass
from datetime import datetime
from typing import NamedTuple


class Face(NamedTuple):
    """Whoever stands behind a post, as far as this viewer may know: a pseudonym has no address."""

    name: str
    address: str
    hue: int
    avatar_url: str
    headline: str


@dataclass(slots=True)
class PostRow:
    """`stored` are the values as they came from the database: rows that share them show the same, but for the reader's marks."""

    stored: tuple[object, ...]
    id: int
    number: int
    version: int
    face: Face
    html: str
    created_at: datetime
    edited_at: datetime | None
    revisions_count: int
    reactions: dict[str, int]
    score: int
    is_accepted: bool
    is_mine: bool
    is_deleted: bool
    is_blocked: bool
    reply_to_number: int | None
    reply_to_name: str
    hidden_because: str
    source_address: str
    licence: str
    my_reactions: frozenset[str] = frozenset()
    is_kept: bool = False


@dataclass(slots=True)
class TopicRow:
    """`stored` as in a PostRow; what this reader has read is not among it."""

    stored: tuple[object, ...]
    id: int
    title: str
    address: str
    kind: str
    space_name: str
    space_address: str
    author: Face
    last_author_name: str
    replies_count: int
    useful_count: int
    created_at: datetime
    last_post_at: datetime
    is_answered: bool
    is_pinned: bool
    is_locked: bool
    unread: int
    is_new: bool
    is_waiting: bool
    tags: tuple[str, ...] = ()
