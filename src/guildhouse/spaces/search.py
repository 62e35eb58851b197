"""Spaces as they can be found, and who may find what is inside them."""

from collections.abc import Iterable, Iterator, Mapping, Sequence
from datetime import datetime

from django.utils.translation import gettext_lazy as _

from guildhouse.kernel.ports.search import (
    Findable,
    FindableSource,
    Naming,
    audiences,
    changed_by,
    findables,
    namings,
)
from guildhouse.kernel.rows import fetch_among
from guildhouse.members.models import Member
from guildhouse.spaces.events import SpaceArchived, SpaceChanged, SpaceOpened
from guildhouse.spaces.models import Space
from guildhouse.spaces.queries import readable_space_ids


def read_spaces(ids: Sequence[int]) -> Iterator[Findable]:
    for space in Space.objects.filter(pk__in=ids):
        hidden = space.join_rule == Space.JoinRule.HIDDEN
        yield Findable(
            kind="space",
            id=space.pk,
            title=space.name,
            text="\n".join(part for part in (space.tagline, space.purpose, *map(str, space.goals)) if part),
            address=space.get_absolute_url(),
            audience=inside(space.pk) if hidden else "everyone",
            kinds=("space",),
            created_at=space.created_at,
            language=space.language,
            space_id=space.pk,
        )


def inside(space_id: int) -> str:
    """Who may read what is in a space. Its join rule is asked when somebody searches, so a change of rule holds at once."""
    return f"space:{space_id}"


def all_spaces() -> Iterable[tuple[datetime, int]]:
    return Space.objects.order_by("created_at", "pk").values_list("created_at", "pk").iterator()


def visible_spaces(ids: Sequence[int], viewer: Member | None) -> set[int]:
    return set(Space.objects.visible_to(viewer).filter(pk__in=ids).values_list("pk", flat=True))


def find_spaces(names: Sequence[str], viewer: Member | None) -> list[int]:
    """By address or by name; a hidden space is found by those who may know of it."""
    known = Space.objects.visible_to(viewer).values_list("pk", "slug", "name")
    return [pk for pk, slug, name in known if slug in names or name.casefold() in names]


# Asked for every search, so written by hand: what `Space.objects.visible_to` says of these (tests/search/test_permission.py).
NAMED = """
SELECT s.id, s.name, s.slug FROM spaces_space s WHERE s.id IN ({ids}) AND (s.join_rule <> 'hidden' OR EXISTS (
SELECT 1 FROM spaces_spacemembership m WHERE m.space_id = s.id AND m.member_id = %s))"""


def name_spaces(ids: Sequence[int], viewer: Member | None) -> Mapping[int, tuple[str, str]]:
    return {pk: (name, slug) for pk, name, slug in fetch_among(NAMED, ids, viewer.pk if viewer else None)}


def audiences_of(viewer: Member | None) -> Iterable[str]:
    return map(inside, readable_space_ids(viewer))


@changed_by(SpaceOpened)
@changed_by(SpaceChanged)
@changed_by(SpaceArchived)
def changed_spaces(event: SpaceOpened | SpaceChanged | SpaceArchived) -> Iterator[tuple[str, int]]:
    yield "space", event.space_id


findables.register(
    "space",
    FindableSource(
        kind="space",
        read=read_spaces,
        everything=all_spaces,
        visible=visible_spaces,
        kinds={"space": _("Space")},
    ),
)
namings.register("space", Naming(find_spaces, name_spaces))
audiences.register("spaces", audiences_of)
