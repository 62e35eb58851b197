"""What lists and pages of conversations are made of: plain values this member may read."""

from dataclasses import dataclass
from datetime import datetime

from markupsafe import Markup

from guildhouse.members.models import Member


@dataclass(frozen=True, slots=True)
class Face:
    name: str
    address: str
    hue: int
    picture: str
    headline: str = ""


@dataclass(frozen=True, slots=True)
class MessageRow:
    """`gone` stands in place of words that are not shown; `line` tells of a coming or going, and has no words."""

    id: int
    number: int
    face: Face
    html: Markup
    at: datetime
    line: str
    gone: str
    is_mine: bool
    is_edited: bool
    may_edit: bool
    may_delete: bool


@dataclass(frozen=True, slots=True)
class ConversationRow:
    """`title` is its name or its people's; `excerpt` the beginning of the newest message one may read."""

    id: int
    title: str
    address: str
    faces: tuple[Face, ...]
    more: int
    excerpt: str
    at: datetime
    unread: int
    is_group: bool
    is_muted: bool
    is_unanswered: bool


def make_face(member: Member) -> Face:
    """Whoever has left keeps their name and loses their page."""
    address = "" if member.status == Member.Status.LEFT else member.get_absolute_url()
    return Face(member.name, address, member.hue, member.avatar_url, member.headline)
