"""What happens in spaces that members hear of: somebody asks to enter, a request is decided."""

from collections.abc import Iterator, Mapping, Sequence

from django.utils.translation import gettext as _
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
from guildhouse.members.models import Member
from guildhouse.spaces.events import EntryAsked, EntryDecided, SpaceRoleChanged
from guildhouse.spaces.models import EntryRequest, Space, SpaceMembership

ASKED, DECIDED = "spaces.entry_asked", "spaces.entry_decided"


def word_requests(viewer: Member, batches: Sequence[Batch]) -> dict[int, NoticeWords]:
    """Hosts read who asks, as long as they are hosts; whoever asked reads the answer, while they may know the space."""
    ids = {pk for batch in batches for pk in batch.thing_ids}
    found = {
        request.pk: request
        for request in EntryRequest.objects.select_related("space", "member").filter(
            pk__in=ids, space__in=Space.objects.visible_to(viewer)
        )
    }
    hosted = set(_hosted(viewer))
    words = {}
    for batch in batches:
        requests = [found[pk] for pk in batch.thing_ids if pk in found]
        if batch.kind == ASKED:
            said = _word_asked([request for request in requests if request.space_id in hosted])
        else:
            said = _word_decided([request for request in requests if request.member_id == viewer.pk])
        if said is not None:
            words[batch.key] = said
    return words


def _hosted(member: Member) -> Iterator[int]:
    role = SpaceMembership.Role.HOST
    yield from SpaceMembership.objects.filter(member=member, role=role).values_list("space_id", flat=True)


def _word_asked(requests: Sequence[EntryRequest]) -> NoticeWords | None:
    waiting = [request for request in requests if request.decided_at is None]
    if not waiting:
        return None
    names, count = join_names(request.member.name for request in reversed(waiting))
    space = waiting[0].space
    title = ngettext("%(names)s asks to enter", "%(names)s ask to enter", count) % {"names": names}
    things = tuple(_thing(request, request.words, request.member) for request in waiting)
    return NoticeWords(
        title=title, address=f"{space.get_absolute_url()}people/", subject=space.name, things=things,
        is_confidential=space.is_confidential,
    )  # fmt: skip


def _word_decided(requests: Sequence[EntryRequest]) -> NoticeWords | None:
    decided = [request for request in requests if request.decided_at is not None]
    if not decided:
        return None
    last = decided[-1]
    if last.accepted:
        title = _("You are in %(space)s now") % {"space": isolate(last.space.name)}
    else:
        title = _("Your request to enter %(space)s was declined") % {"space": isolate(last.space.name)}
    address = last.space.get_absolute_url() if last.accepted else f"{last.space.get_absolute_url()}about/"
    return NoticeWords(
        title=title, address=address, subject=last.space.name, things=(_thing(last, last.reason, None),),
        is_confidential=last.space.is_confidential,
    )  # fmt: skip


def _thing(request: EntryRequest, text: str, face: Member | None) -> Thing:
    return Thing(
        id=request.pk, name=face.name if face else "", hue=face.hue if face else 0,
        picture=face.avatar_url if face else "", is_unnamed=False, text=text[:280],
        address=f"{request.space.get_absolute_url()}{'people' if face else 'about'}/",
        at=request.decided_at or request.created_at,
    )  # fmt: skip


def find_objections(tellings: Sequence[Telling]) -> Mapping[Telling, str]:
    """Requests concern hosts and askers alone, and `word_requests` looks again; nothing else forbids telling them."""
    open_ids = set(EntryRequest.objects.filter(pk__in={one.thing_id for one in tellings}).values_list("pk", flat=True))
    return {one: "gone" for one in tellings if one.thing_id not in open_ids}


register_kind(NoticeKind(
    key=ASKED, label=lazy("Somebody asks to enter a space I host"), help=lazy("So that nobody waits before a door."),
    reasons={"host": lazy("You are a host of this space.")}, words=word_requests, objections=find_objections,
    icon="door-open", default=Choice.MAIL, order=40,
))  # fmt: skip
register_kind(NoticeKind(
    key=DECIDED, label=lazy("My request to enter a space is answered"), help=lazy("With the reason, where there is one."),
    reasons={"asked": lazy("You asked to enter this space.")}, words=word_requests, objections=find_objections,
    icon="door-open", default=Choice.MAIL, order=41,
))  # fmt: skip


@tells(EntryAsked)
def tell_hosts(event: EntryAsked) -> Iterator[Telling]:
    hosts = SpaceMembership.objects.filter(space=event.space_id, role=SpaceMembership.Role.HOST)
    for pk in hosts.values_list("member_id", flat=True):
        yield _telling(ASKED, pk, "host", event, event.member_id)


@tells(EntryDecided)
def tell_asker(event: EntryDecided) -> Iterator[Telling]:
    yield _telling(DECIDED, event.member_id, "asked", event, event.by_id)


def _telling(kind: str, member_id: int, why: str, event: EntryAsked | EntryDecided, by_id: int) -> Telling:
    """A decision names nobody, so that a blocked host's answer still arrives."""
    return Telling(
        kind=kind, member_id=member_id, why=why, thread=f"space:{event.space_id}", thing_id=event.request_id,
        key=f"request:{event.request_id}", by_id=by_id, is_unnamed=kind == DECIDED,
    )  # fmt: skip


@unsettles(EntryDecided)
def look_at_decided(event: EntryDecided) -> Unsettling:
    """What one host has answered no longer waits for the others."""
    return Unsettling(threads=(f"space:{event.space_id}",))


@unsettles(SpaceRoleChanged)
def look_at_role(event: SpaceRoleChanged) -> Unsettling:
    return Unsettling(member_id=event.member_id)
