"""What is heard of speaking for organisations: who asks, and what became of it."""

from collections.abc import Iterator, Mapping, Sequence

from django.utils.translation import gettext_lazy as lazy
from django.utils.translation import ngettext

from guildhouse.kernel.names import isolate, join_names
from guildhouse.kernel.ports.notices import (
    Batch,
    Choice,
    NoticeKind,
    NoticeWords,
    Telling,
    Thing,
    Unsettling,
    register_kind,
    tells,
    unsettles,
)
from guildhouse.members.events import OrganisationChanged, SpeakingAsked, SpeakingDecided
from guildhouse.members.models import Member, Speaker
from guildhouse.members.policies import can_decide_speaking
from guildhouse.members.queries.organisations import list_spoken_for

ASKED, ANSWERED = "members.speaking_asked", "members.speaking"
State = Speaker.State
SAID = {
    State.CONFIRMED: lazy("You speak for %(name)s now"),
    State.DECLINED: lazy("You were not confirmed to speak for %(name)s"),
    State.ENDED: lazy("You no longer speak for %(name)s"),
}


def word_asked(viewer: Member, batches: Sequence[Batch]) -> dict[int, NoticeWords]:
    """Who waits now, for whoever may answer now. Two queries."""
    ids = {pk for batch in batches for pk in batch.thing_ids}
    waiting = Speaker.objects.asked().filter(pk__in=ids).select_related("member", "organisation")
    spoken_for = list_spoken_for(viewer)
    found = {one.pk: one for one in waiting if can_decide_speaking(viewer, spoken_for, one.organisation_id)}
    words = {}
    for batch in batches:
        if these := [found[pk] for pk in batch.thing_ids if pk in found]:
            words[batch.key] = _word_asked(these)
    return words


def _word_asked(these: Sequence[Speaker]) -> NoticeWords:
    organisation = these[0].organisation
    names, count = join_names(one.member.name for one in reversed(these))
    title = ngettext("%(names)s asks to speak for %(name)s", "%(names)s ask to speak for %(name)s", count)
    things = tuple(
        Thing(
            id=one.pk, name=one.member.name, hue=one.member.hue, picture=one.member.avatar_url, is_unnamed=False,
            text=one.words[:280], address=organisation.get_absolute_url(), at=one.asked_at,
        )
        for one in these
    )  # fmt: skip
    return NoticeWords(
        title=title % {"names": names, "name": isolate(organisation.name)}, address=organisation.get_absolute_url(),
        subject=organisation.name, things=things,
    )  # fmt: skip


def word_answered(viewer: Member, batches: Sequence[Batch]) -> dict[int, NoticeWords]:
    """How it stands now, with the reason for a no."""
    ids = {pk for batch in batches for pk in batch.thing_ids}
    rows = Speaker.objects.filter(pk__in=ids, member=viewer, organisation__retired_at=None, state__in=list(SAID))
    found = {one.pk: one for one in rows.select_related("organisation")}
    return {
        batch.key: _word_answered(viewer, found[pk])
        for batch in batches
        if (pk := next((pk for pk in batch.thing_ids if pk in found), None)) is not None
    }


def _word_answered(viewer: Member, one: Speaker) -> NoticeWords:
    organisation = one.organisation
    thing = Thing(
        id=one.pk, name="", hue=viewer.hue, picture="", is_unnamed=False, text=one.reason[:280],
        address=organisation.get_absolute_url(), at=one.decided_at or one.asked_at,
    )  # fmt: skip
    title = str(SAID[State(one.state)]) % {"name": isolate(organisation.name)}
    return NoticeWords(title=title, address=organisation.get_absolute_url(), subject=organisation.name, things=(thing,))


def object_to_asked(tellings: Sequence[Telling]) -> Mapping[Telling, str]:
    """Nothing of what is answered or taken back meanwhile, nor to whoever may not answer any more."""
    waiting = dict(
        Speaker.objects.asked().filter(pk__in={one.thing_id for one in tellings}).values_list("pk", "organisation_id")
    )
    people = {one.member_id for one in tellings}
    hosts = set(Member.objects.present().filter(pk__in=people, role=Member.Role.HOST).values_list("pk", flat=True))
    speaking = set(Speaker.objects.confirmed().filter(member__in=people).values_list("member_id", "organisation_id"))
    return {
        one: "gone" if one.thing_id not in waiting else "not_readable"
        for one in tellings
        if one.thing_id not in waiting
        or (one.member_id not in hosts and (one.member_id, waiting[one.thing_id]) not in speaking)
    }


def object_to_answered(tellings: Sequence[Telling]) -> Mapping[Telling, str]:
    there = set(
        Speaker.objects.filter(pk__in={one.thing_id for one in tellings}, state__in=list(SAID)).values_list("pk", flat=True)
    )  # fmt: skip
    return {one: "gone" for one in tellings if one.thing_id not in there}


register_kind(NoticeKind(
    key=ASKED, label=lazy("Somebody asks to speak for an organisation"),
    help=lazy("For hosts of the community, and for those who speak for it already."),
    reasons={"host": lazy("You are a host of the community."), "speaker": lazy("You speak for it.")}, words=word_asked,
    objections=object_to_asked, icon="building-2", default=Choice.MAIL, order=51,
))  # fmt: skip
register_kind(NoticeKind(
    key=ANSWERED, label=lazy("What becomes of my asking to speak for an organisation"),
    help=lazy("When it is confirmed, declined with a reason, or ended."),
    reasons={"you_asked": lazy("You asked to speak for it.")}, words=word_answered, objections=object_to_answered,
    icon="building-2", default=Choice.MAIL, order=38,
))  # fmt: skip


@tells(SpeakingAsked)
def tell_who_decides(event: SpeakingAsked) -> Iterator[Telling]:
    hosts = set(Member.objects.present().filter(role=Member.Role.HOST).values_list("pk", flat=True))
    rows = Speaker.objects.confirmed().filter(organisation=event.organisation_id)
    speaking = set(rows.values_list("member_id", flat=True))
    for pk in sorted(hosts | speaking - {event.member_id}):
        yield Telling(
            kind=ASKED, member_id=pk, why="speaker" if pk in speaking else "host", thread=_asked(event.organisation_id),
            thing_id=event.speaker_id, key=f"speaker:{event.speaker_id}", by_id=event.member_id, renews=True,
        )  # fmt: skip


@tells(SpeakingDecided)
def tell_who_asked(event: SpeakingDecided) -> Iterator[Telling]:
    """Not of what they did themselves."""
    if event.by_id != event.member_id:
        yield Telling(
            kind=ANSWERED, member_id=event.member_id, why="you_asked", thread=f"speaker:{event.speaker_id}",
            thing_id=event.speaker_id, key=f"{event.state}:{event.speaker_id}", by_id=event.by_id, renews=True,
        )  # fmt: skip


@unsettles(SpeakingDecided)
def look_at_asked(event: SpeakingDecided) -> Unsettling:
    """What one has answered no longer waits for the others; what was said of it before may be otherwise now."""
    return Unsettling(threads=(_asked(event.organisation_id), f"speaker:{event.speaker_id}"))


@unsettles(OrganisationChanged)
def look_at_retired(event: OrganisationChanged) -> Unsettling:
    return Unsettling(threads=(_asked(event.organisation_id),))


def _asked(organisation_id: int) -> str:
    return f"organisation:{organisation_id}:speaking"
