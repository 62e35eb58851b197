"""What hosts of the community hear of members: somebody asks to join."""

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
from guildhouse.members.events import JoinRequestDecided, MemberAsked
from guildhouse.members.models import JoinRequest, Member

ASKED = "members.join_asked"
THREAD = "community:joining"
ADDRESS = "/community/requests/"


def word_requests(viewer: Member, batches: Sequence[Batch]) -> dict[int, NoticeWords]:
    """Who waits now, as long as the reader is a host."""
    if not viewer.is_host:
        return {}
    ids = {pk for batch in batches for pk in batch.thing_ids}
    waiting = JoinRequest.objects.select_related("member").filter(pk__in=ids, decided_at=None)
    found = {request.pk: request for request in waiting}
    words = {}
    for batch in batches:
        if requests := [found[pk] for pk in batch.thing_ids if pk in found]:
            words[batch.key] = _word(requests)
    return words


def _word(requests: Sequence[JoinRequest]) -> NoticeWords:
    names, count = join_names(request.member.name for request in reversed(requests))
    title = ngettext("%(names)s asks to join", "%(names)s ask to join", count) % {"names": names}
    things = tuple(
        Thing(
            id=request.pk, name=request.member.name, hue=request.member.hue, picture=request.member.avatar_url,
            is_unnamed=False, text=request.words[:280], address=ADDRESS, at=request.created_at,
        )
        for request in requests
    )  # fmt: skip
    return NoticeWords(title=title, address=ADDRESS, subject=_("Joining the community"), things=things)


def find_objections(tellings: Sequence[Telling]) -> Mapping[Telling, str]:
    hosts = set(Member.objects.filter(role=Member.Role.HOST).values_list("pk", flat=True))
    return {telling: "not_readable" for telling in tellings if telling.member_id not in hosts}


register_kind(NoticeKind(
    key=ASKED, label=lazy("Somebody asks to join the community"), help=lazy("For hosts of the community."),
    reasons={"host": lazy("You are a host of the community.")}, words=word_requests, objections=find_objections,
    icon="user-plus", default=Choice.MAIL, order=50,
))  # fmt: skip


@tells(MemberAsked)
def tell_hosts(event: MemberAsked) -> Iterator[Telling]:
    request = JoinRequest.objects.filter(member=event.member_id, decided_at=None).first()
    if request is None:
        return
    for pk in Member.objects.present().filter(role=Member.Role.HOST).values_list("pk", flat=True):
        yield Telling(
            kind=ASKED, member_id=pk, why="host", thread=THREAD, thing_id=request.pk, key=f"request:{request.pk}",
            by_id=event.member_id, renews=True,
        )  # fmt: skip


@unsettles(JoinRequestDecided)
def look_at_requests(_event: JoinRequestDecided) -> Unsettling:
    """What one host has decided no longer waits for the others."""
    return Unsettling(threads=(THREAD,))
