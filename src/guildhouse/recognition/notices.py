"""What members hear of kudos: that they got some."""

from collections.abc import Iterator, Mapping, Sequence

from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy as lazy
from django.utils.translation import ngettext

from guildhouse.kernel.names import join_names
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
from guildhouse.members.models import Member
from guildhouse.recognition import events
from guildhouse.recognition.models import Kudos, Receiver

KIND = "recognition.kudos"


def word_kudos(viewer: Member, batches: Sequence[Batch]) -> dict[int, NoticeWords]:
    """One query, however many there are."""
    ids = {pk for batch in batches for pk in batch.thing_ids}
    found = {one.pk: one for one in Kudos.objects.visible_to(viewer).filter(pk__in=ids).select_related("by")}
    words = {}
    for batch in batches:
        given = [found[pk] for pk in batch.thing_ids if pk in found]
        if given:
            names, count = join_names(one.by.name for one in reversed(given))
            title = ngettext("%(names)s gave you kudos", "%(names)s gave you kudos", count) % {"names": names}
            things = tuple(_thing(one) for one in given)
            words[batch.key] = NoticeWords(title=title, address=things[-1].address, subject=_("Kudos"), things=things)
    return words


def _thing(one: Kudos) -> Thing:
    return Thing(
        id=one.pk, name=one.by.name, hue=one.by.hue, picture=one.by.avatar_url, is_unnamed=False, text=one.words[:280],
        address=one.get_absolute_url(), at=one.created_at,
    )  # fmt: skip


def find_objections(tellings: Sequence[Telling]) -> Mapping[Telling, str]:
    ids = {one.thing_id for one in tellings}
    there = set(Kudos.objects.there().filter(pk__in=ids).values_list("pk", flat=True))
    unheard = set(Receiver.objects.filter(kudos__in=ids, is_unheard=True).values_list("kudos_id", "member_id"))
    return {
        one: "gone" if one.thing_id not in there else "blocked"
        for one in tellings
        if one.thing_id not in there or (one.thing_id, one.member_id) in unheard
    }


register_kind(NoticeKind(
    key=KIND, label=lazy("Somebody gives me kudos"), help=lazy("With what for. You decide whether it stands on your page."),
    reasons={"received": lazy("They are for you.")}, words=word_kudos, objections=find_objections, icon="award",
    default=Choice.MAIL, order=35,
))  # fmt: skip


@tells(events.KudosGiven)
def tell_receivers(event: events.KudosGiven) -> Iterator[Telling]:
    for member_id in event.receiver_ids:
        yield Telling(
            kind=KIND, member_id=member_id, why="received", thread=f"kudos:{event.kudos_id}", thing_id=event.kudos_id,
            key=f"kudos:{event.kudos_id}", by_id=event.by_id,
        )  # fmt: skip


@unsettles(events.KudosWithdrawn)
def look_again(event: events.KudosWithdrawn) -> Unsettling:
    return Unsettling(threads=(f"kudos:{event.kudos_id}",))
