"""What members hear of events: a seat, a change, a cancellation, being an organiser."""

from collections.abc import Iterator
from typing import get_args

from django.utils.translation import gettext_lazy as _

from guildhouse.gatherings import events
from guildhouse.gatherings.actions.planning import TOLD
from guildhouse.gatherings.models import Attendance, Change, Organiser
from guildhouse.gatherings.queries import noticed
from guildhouse.gatherings.queries.reminding import find_reminders
from guildhouse.kernel.clock import HourStruck
from guildhouse.kernel.ports.notices import Choice, NoticeKind, Telling, Unsettling, register_kind, tells, unsettles
from guildhouse.spaces.models import SpaceMembership

Standing = events.GatheringRestored | events.GatheringRemoved | events.GatheringCancelled
COMING = (Attendance.State.GOING, Attendance.State.WAITING)
YOU_COME = {"coming": _("You said that you are coming, or wait for a seat."), "organises": _("You organise it.")}

for order, (key, icon, default, label, help_text, reasons) in enumerate([
    (noticed.SEAT, "calendar", Choice.MAIL, _("A seat has become free for me"),
     _("When you waited in line for an event and have a seat now."), {"waited": _("You waited for a seat.")}),
    (noticed.CANCELLED, "calendar", Choice.MAIL, _("An event I come to is called off"), _("With the reason."), YOU_COME),
    (noticed.CHANGED, "calendar-clock", Choice.MAIL, _("An event I come to changes"),
     _("When its time, place, link or name is another one; it says what it was before."), YOU_COME),
    (noticed.ORGANISER, "calendar", Choice.HERE, _("I am made organiser of an event"),
     _("When somebody names you among those who organise it."), {"named": _("Somebody named you as organiser.")}),
    (noticed.REMINDER, "calendar-clock", Choice.MAIL, _("An event I come to begins soon"),
     _("The day before at nine where you live, and an hour before it begins."),
     {"tomorrow": _("It is tomorrow, and you are coming."), "soon": _("It begins soon, and you are coming.")}),
    (noticed.NEW, "calendar", Choice.HERE, _("New events in spaces I watch"), _("Every new event in spaces you chose to watch."),
     {"watching_space": _("You watch this space. Its page lets you change that.")}),
    (noticed.NOTES, "file-text", Choice.HERE, _("Notes of an event I was at"),
     _("When its organisers put notes or a recording there."), {"coming": _("You had a seat."), "organises": _("You organise it.")}),
]):  # fmt: skip
    register_kind(NoticeKind(
        key=key, label=label, help=help_text, reasons=reasons, words=noticed.word_batches,
        objections=noticed.find_objections, icon=icon, default=default, order=25 + order,
    ))  # fmt: skip


def name_thread(gathering_id: int) -> str:
    return f"gathering:{gathering_id}"


@tells(events.SeatGained)
def tell_of_seat(event: events.SeatGained) -> Iterator[Telling]:
    """Each time anew: one can give a seat back and gain another one."""
    yield Telling(
        kind=noticed.SEAT, member_id=event.member_id, why="waited", thread=name_thread(event.gathering_id),
        thing_id=event.gathering_id, key=f"seat:{event.gathering_id}", renews=True,
    )  # fmt: skip


@tells(events.GatheringChanged)
def tell_of_change(event: events.GatheringChanged) -> Iterator[Telling]:
    change = Change.objects.filter(gathering=event.gathering_id, version=event.version).first()
    if change is not None and TOLD & set(event.what):
        yield from _tell_all(noticed.CHANGED, event.gathering_id, event.by_id, change.pk, f"change:{change.pk}")


@tells(events.GatheringCancelled)
def tell_of_cancellation(event: events.GatheringCancelled) -> Iterator[Telling]:
    key = f"cancelled:{event.gathering_id}:{event.version}"
    yield from _tell_all(noticed.CANCELLED, event.gathering_id, event.by_id, event.gathering_id, key)


def _tell_all(kind: str, gathering_id: int, by_id: int, thing_id: int, key: str) -> Iterator[Telling]:
    """Those who come, wait or organise; nobody is named, so that it arrives even where somebody is blocked."""
    told = dict.fromkeys(
        Organiser.objects.filter(gathering=gathering_id).values_list("member_id", flat=True), "organises"
    )
    coming = Attendance.objects.filter(gathering=gathering_id, state__in=COMING)
    told |= dict.fromkeys(coming.values_list("member_id", flat=True), "coming")
    for member_id, why in told.items():
        yield Telling(
            kind=kind, member_id=member_id, why=why, thread=name_thread(gathering_id), thing_id=thing_id, key=key,
            by_id=by_id, is_unnamed=True,
        )  # fmt: skip


@tells(events.GatheringPlanned)
def tell_of_new(event: events.GatheringPlanned) -> Iterator[Telling]:
    watching = SpaceMembership.objects.filter(space=event.space_id, level=SpaceMembership.Level.WATCHING)
    for pk in watching.values_list("member_id", flat=True):
        yield Telling(
            kind=noticed.NEW, member_id=pk, why="watching_space", thread=name_thread(event.gathering_id),
            thing_id=event.gathering_id, key=f"new:{event.gathering_id}", by_id=event.by_id,
        )  # fmt: skip


@tells(events.NotesPublished)
def tell_of_notes(event: events.NotesPublished) -> Iterator[Telling]:
    key = f"notes:{event.gathering_id}"
    yield from _tell_all(noticed.NOTES, event.gathering_id, event.by_id, event.gathering_id, key)


@tells(events.OrganiserNamed)
def tell_organiser(event: events.OrganiserNamed) -> Iterator[Telling]:
    yield Telling(
        kind=noticed.ORGANISER, member_id=event.member_id, why="named", thread=name_thread(event.gathering_id),
        thing_id=event.gathering_id, key=f"organiser:{event.gathering_id}", by_id=event.by_id, renews=True,
    )  # fmt: skip


@tells(HourStruck)
def tell_of_reminders(event: HourStruck) -> Iterator[Telling]:
    for one in find_reminders(event.at):
        yield Telling(
            kind=noticed.REMINDER, member_id=one.member_id, why=one.why, thread=name_thread(one.gathering_id),
            thing_id=one.gathering_id, key=one.key,
        )  # fmt: skip


def look_again(event: Standing) -> Unsettling:
    """What was told of it may no longer hold, or hold again."""
    return Unsettling(threads=(name_thread(event.gathering_id),))


for fact in get_args(Standing):
    unsettles(fact)(look_again)
