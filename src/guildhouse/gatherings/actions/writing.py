"""From typed words to what is stored: cleaned, rendered once, with links to the members it names."""

from dataclasses import dataclass

from guildhouse.kernel.errors import Invalid
from guildhouse.kernel.markdown import RENDERER_VERSION, TextTooLong, clean_text, find_mentions, render
from guildhouse.members.models import Member
from guildhouse.spaces.models import Space


@dataclass(frozen=True, slots=True)
class Written:
    body: str
    html: str
    renderer: int


def write_text(body: str, space: Space | None, *, field: str = "body") -> Written:
    """Only members who may read the space are named; other names stay plain text and tell nothing. It may be empty."""
    try:
        body = clean_text(body).strip()
    except TextTooLong as error:
        raise Invalid(error.message, field=field) from error
    named = _find_named(find_mentions(body), space)
    return Written(body, render(body, mentions={one.handle: one.get_absolute_url() for one in named}), RENDERER_VERSION)


def _find_named(handles: list[str], space: Space | None) -> list[Member]:
    if not handles:
        return []
    named = Member.objects.visible_to(None).filter(handle__in=handles)
    if space is not None and not space.is_open:
        named = named.filter(space_memberships__space=space)
    return list(named)
