"""From typed words to what is stored: cleaned, rendered once, with the members it mentions."""

import secrets
from dataclasses import dataclass

from django.utils.translation import gettext as _

from guildhouse.kernel.errors import Invalid
from guildhouse.kernel.markdown import RENDERER_VERSION, TextTooLong, clean_text, find_mentions, render
from guildhouse.members.models import Member
from guildhouse.spaces.models import Space


@dataclass(frozen=True, slots=True)
class Written:
    body: str
    html: str
    renderer: int
    mentioned: tuple[int, ...]


def write_text(body: str, space: Space) -> Written:
    """Only members who may read the space are mentioned; other names stay plain text and tell nothing."""
    try:
        body = clean_text(body).strip()
    except TextTooLong as error:
        raise Invalid(error.message, field="body") from error
    if not body:
        raise Invalid(_("Write a few words first; there is nothing to post yet."), field="body")
    named = find_readers(find_mentions(body), space)
    return Written(body, _render(body, named), RENDERER_VERSION, tuple(member.pk for member in named))


def render_body(body: str, space: Space) -> str:
    """The HTML of a stored text as it would be saved today."""
    return _render(body, find_readers(find_mentions(body), space))


def _render(body: str, named: list[Member]) -> str:
    """Footnotes of two posts on a page must not meet, so a text with notes has a word of its own."""
    anchor = f"n{secrets.token_hex(4)}" if "[^" in body else ""
    return render(body, mentions={member.handle: member.get_absolute_url() for member in named}, anchor=anchor)


def find_readers(handles: list[str], space: Space) -> list[Member]:
    if not handles:
        return []
    named = Member.objects.filter(handle__in=handles).exclude(status=Member.Status.LEFT)
    if not space.is_open:
        named = named.filter(space_memberships__space=space)
    return list(named)
