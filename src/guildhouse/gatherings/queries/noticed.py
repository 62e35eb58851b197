"""What notices of events say, for one reader, and why somebody should not be told."""

from collections.abc import Callable, Iterable, Mapping, Sequence
from datetime import datetime
from typing import Any

from django.utils import timezone
from django.utils.translation import gettext as _

from guildhouse.gatherings.models import Attendance, Change, Gathering
from guildhouse.gatherings.queries.times import say_both, say_when
from guildhouse.kernel.names import isolate
from guildhouse.kernel.ports.notices import Batch, NoticeWords, Telling, Thing
from guildhouse.members.models import Member
from guildhouse.spaces.models import Space, SpaceMembership

SEAT, CHANGED, CANCELLED = "gatherings.seat", "gatherings.changed", "gatherings.cancelled"
ORGANISER, REMINDER, NEW, NOTES = "gatherings.organiser", "gatherings.reminder", "gatherings.new", "gatherings.notes"
State = Attendance.State


def read_thread(thread: str) -> int:
    """`gathering:12` is 12."""
    return int(thread.rpartition(":")[2])


def word_batches(viewer: Member, batches: Sequence[Batch]) -> dict[int, NoticeWords]:
    """Two queries, however many there are; what the reader may not see is left out."""
    ids = {read_thread(batch.thread) for batch in batches}
    found = {one.pk: one for one in Gathering.objects.visible_to(viewer).select_related("space").filter(pk__in=ids)}
    wanted = {pk for batch in batches if batch.kind == CHANGED for pk in batch.thing_ids}
    changes = {one.pk: one for one in Change.objects.filter(pk__in=wanted)} if wanted else {}
    words = {}
    for batch in batches:
        gathering = found.get(read_thread(batch.thread))
        things = _find_things(batch, gathering, changes) if gathering is not None else ()
        if gathering is not None and things:
            words[batch.key] = NoticeWords(
                title=TITLES[batch.kind](gathering), address=gathering.get_absolute_url(), subject=gathering.title,
                things=things, is_confidential=gathering.space is not None and gathering.space.is_confidential,
            )  # fmt: skip
    return words


TITLES: dict[str, Callable[[Gathering], str]] = {
    SEAT: lambda one: _("You have a seat: %(title)s") % {"title": isolate(one.title)},
    CHANGED: lambda one: _("%(title)s has changed") % {"title": isolate(one.title)},
    CANCELLED: lambda one: _("%(title)s has been called off") % {"title": isolate(one.title)},
    ORGANISER: lambda one: _("You organise %(title)s now") % {"title": isolate(one.title)},
    REMINDER: lambda one: _("A reminder: %(title)s") % {"title": isolate(one.title)},
    NEW: lambda one: _("A new event: %(title)s") % {"title": isolate(one.title)},
    NOTES: lambda one: _("What is left of %(title)s") % {"title": isolate(one.title)},
}


def _find_things(batch: Batch, gathering: Gathering, changes: Mapping[int, Change]) -> tuple[Thing, ...]:
    if batch.kind == CHANGED:
        known = [changes[pk] for pk in batch.thing_ids if pk in changes]
        return tuple(_thing(gathering, one.pk, say_change(one, gathering), one.at) for one in known)
    if batch.kind == CANCELLED:
        return (
            (_thing(gathering, gathering.pk, gathering.cancelled_because, gathering.changed_at),)
            if gathering.is_cancelled
            else ()
        )
    if gathering.is_cancelled:
        return ()
    text = gathering.purpose if batch.kind == NOTES else _say_where_and_when(gathering)
    return (_thing(gathering, gathering.pk, text, timezone.now()),)


def _thing(gathering: Gathering, pk: int, text: str, at: datetime) -> Thing:
    return Thing(
        id=pk, name="", hue=0, picture="", is_unnamed=True, text=text, address=gathering.get_absolute_url(), at=at
    )


def _say_where_and_when(gathering: Gathering) -> str:
    place = gathering.place or str(gathering.get_way_display())
    return _("%(when)s. Place: %(place)s") % {"when": say_both(gathering), "place": isolate(place)}


def say_change(change: Change, gathering: Gathering) -> str:
    """What is different, in sentences: as it was then, and as it is now."""
    said = []
    if {"starts_at", "ends_at"} & set(change.what):
        earlier = _as_it_was(change, gathering)
        said.append(
            _("New time: %(now)s. Before: %(before)s.") % {"now": say_both(gathering), "before": say_when(earlier)}
        )
    if "title" in change.what:
        said.append(_("It was called %(title)s before.") % {"title": isolate(str(change.was.get("title", "")))})
    if {"place", "way"} & set(change.what):
        where = gathering.place or str(gathering.get_way_display())
        said.append(_("Place: %(place)s.") % {"place": isolate(where)})
    if "link" in change.what:
        said.append(_("The link is another one; it stands on the event's page."))
    return " ".join(said)


def _as_it_was(change: Change, gathering: Gathering) -> Gathering:
    moments: dict[str, Any] = {
        name: datetime.fromisoformat(change.was[name]) if name in change.was else getattr(gathering, name)
        for name in ("starts_at", "ends_at")
    }
    return Gathering(zone=gathering.zone, **moments)


def find_objections(tellings: Sequence[Telling]) -> Mapping[Telling, str]:
    """Three queries: is it there, may they see it, do they still come."""
    found = _find_told_of({read_thread(one.thread) for one in tellings})
    members = {one.member_id for one in tellings}
    spaces = {one.space_id for one in found.values() if one.space is not None and not one.space.is_open}
    inside = set(
        SpaceMembership.objects.filter(space__in=spaces, member__in=members).values_list("space_id", "member_id")
    )
    held = Attendance.objects.filter(gathering__in=found, member__in=members, state=State.GOING)
    going = set(held.values_list("gathering_id", "member_id"))
    return {one: why for one in tellings if (why := _object(one, found, inside, going))}


def _find_told_of(ids: Iterable[int]) -> dict[int, Gathering]:
    return {one.pk: one for one in Gathering.objects.filter(pk__in=ids, deleted_at=None).select_related("space")}


def _object(
    telling: Telling, found: Mapping[int, Gathering], inside: set[tuple[int, int]], going: set[tuple[int, int]]
) -> str:
    gathering = found.get(read_thread(telling.thread))
    if gathering is None:
        return "gone"
    space: Space | None = gathering.space
    if space is not None and not space.is_open and (space.pk, telling.member_id) not in inside:
        return "not_readable"
    if telling.kind != CANCELLED and gathering.is_cancelled:
        return "called_off"
    if telling.kind == SEAT and (gathering.pk, telling.member_id) not in going:
        return "not_coming"
    return ""
