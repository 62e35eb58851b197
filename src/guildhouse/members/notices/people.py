"""What is heard of members: somebody asks to join, may do more, asks to connect."""

from collections.abc import Iterator, Mapping, Sequence

from django.utils import timezone
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
from guildhouse.members.events import ConnectionAsked, ConnectionMade, JoinRequestDecided, MemberAsked, TrustChanged
from guildhouse.members.ladder import MEMBER, REGULAR, TRUSTED
from guildhouse.members.models import Connection, JoinRequest, Member

ASKED = "members.join_asked"
THREAD = "community:joining"
ADDRESS = "/community/requests/"
CONNECTION_ASKED, CONNECTED, CONNECTIONS = "members.connection_asked", "members.connected", "/connections/"
TRUSTED_MORE, STANDING = "members.trust", "/settings/standing/"
NOW = {
    MEMBER: (lazy("You are no newcomer any more"), lazy("Your words go out without waiting, with more links, and you may write more often.")),
    REGULAR: (lazy("You are a regular here now"), lazy("You may write and invite more often, and name more people in a post.")),
    TRUSTED: (lazy("You are one of those this house trusts"), lazy("Hardly any limit applies to you now. Thank you for what you give.")),
}  # fmt: skip


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


def word_trust(viewer: Member, batches: Sequence[Batch]) -> dict[int, NoticeWords]:
    """The level one has now; nothing about one that has changed again since."""
    if (said := NOW.get(viewer.trust)) is None:
        return {}
    title, text = map(str, said)
    return {
        batch.key: NoticeWords(
            title=title, address=STANDING, subject=_("What you may do here"),
            things=(Thing(
                id=viewer.pk, name="", hue=viewer.hue, picture="", is_unnamed=False, text=text, address=STANDING,
                at=timezone.now(),
            ),),
        )
        for batch in batches
        if viewer.trust in batch.thing_ids
    }  # fmt: skip


register_kind(NoticeKind(
    key=TRUSTED_MORE, label=lazy("You may do more than before"), help=lazy("When reading and helping has earned you more."),
    reasons={"yours": lazy("It is about what you may do here.")}, words=word_trust, objections=lambda _tellings: {},
    icon="key-round", default=Choice.HERE, order=60,
))  # fmt: skip


@tells(TrustChanged)
def tell_trusted(event: TrustChanged) -> Iterator[Telling]:
    """Only of what became more; what became less stands on one's own page, with the reason."""
    if event.after > event.before:
        yield Telling(
            kind=TRUSTED_MORE, member_id=event.member_id, why="yours", thread=f"standing:{event.member_id}",
            thing_id=event.after, key=f"level:{event.after}", renews=True,
        )  # fmt: skip


def word_connections(viewer: Member, batches: Sequence[Batch]) -> dict[int, NoticeWords]:
    """Who asks and has not been answered, and who has said yes, as long as it stands."""
    ids = {pk for batch in batches for pk in batch.thing_ids}
    rows = Connection.objects.of(viewer.pk).filter(pk__in=ids).select_related("low", "high")
    found = {row.pk: row for row in rows}
    words = {}
    for batch in batches:
        state = Connection.State.ASKED if batch.kind == CONNECTION_ASKED else Connection.State.CONNECTED
        these = [found[pk] for pk in batch.thing_ids if pk in found and found[pk].state == state]
        if these:
            words[batch.key] = _word_connections(viewer, batch.kind, these)
    return words


def _word_connections(viewer: Member, kind: str, rows: Sequence[Connection]) -> NoticeWords:
    others = [row.high if row.low_id == viewer.pk else row.low for row in rows]
    names, count = join_names(other.name for other in reversed(others))
    if kind == CONNECTION_ASKED:
        title = ngettext("%(names)s asks to connect with you", "%(names)s ask to connect with you", count)
    else:
        title = ngettext("%(names)s is connected with you now", "%(names)s are connected with you now", count)
    things = tuple(
        Thing(
            id=row.pk, name=other.name, hue=other.hue, picture=other.avatar_url, is_unnamed=False,
            text=row.words[:280] if kind == CONNECTION_ASKED else "", address=CONNECTIONS, at=row.answered_at or row.asked_at,
        )
        for row, other in zip(rows, others, strict=True)
    )  # fmt: skip
    return NoticeWords(title=title % {"names": names}, address=CONNECTIONS, subject=_("Your people"), things=things)


def object_to_connections(tellings: Sequence[Telling]) -> Mapping[Telling, str]:
    """Nothing of what is taken back, declined or ended meanwhile."""
    rows = dict(Connection.objects.filter(pk__in={one.thing_id for one in tellings}).values_list("pk", "state"))
    wanted = {CONNECTION_ASKED: Connection.State.ASKED, CONNECTED: Connection.State.CONNECTED}
    return {one: "gone" for one in tellings if rows.get(one.thing_id) != wanted[one.kind]}


register_kind(NoticeKind(
    key=CONNECTION_ASKED, label=lazy("Somebody asks to connect with me"), help=lazy("With the words they wrote to you."),
    reasons={"asked": lazy("They ask you.")}, words=word_connections, objections=object_to_connections,
    icon="user-plus", default=Choice.MAIL, order=36,
))  # fmt: skip
register_kind(NoticeKind(
    key=CONNECTED, label=lazy("Somebody I asked is connected with me"), help=lazy("When they say yes."),
    reasons={"you_asked": lazy("You asked them.")}, words=word_connections, objections=object_to_connections,
    icon="users", default=Choice.HERE, order=37,
))  # fmt: skip


@tells(ConnectionAsked)
def tell_asked(event: ConnectionAsked) -> Iterator[Telling]:
    yield Telling(
        kind=CONNECTION_ASKED, member_id=event.member_id, why="asked", thread="connections", thing_id=event.connection_id,
        key=f"connection:{event.connection_id}", by_id=event.by_id,
    )  # fmt: skip


@tells(ConnectionMade)
def tell_made(event: ConnectionMade) -> Iterator[Telling]:
    yield Telling(
        kind=CONNECTED, member_id=event.member_id, why="you_asked", thread=f"connection:{event.connection_id}",
        thing_id=event.connection_id, key=f"connected:{event.connection_id}", by_id=event.by_id,
    )  # fmt: skip


@unsettles(ConnectionMade)
def look_at_connections(_event: ConnectionMade) -> Unsettling:
    return Unsettling(threads=("connections",))
