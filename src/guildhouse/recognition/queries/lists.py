"""Kudos as they are shown: who, to whom, what for."""

from dataclasses import dataclass
from datetime import datetime
from typing import Any, NamedTuple

from django.db.models import QuerySet
from django.utils.translation import gettext as _

from guildhouse.kernel.errors import NotFound
from guildhouse.kernel.ports.readable import Readable, read
from guildhouse.kernel.stencils import Holes, stencil
from guildhouse.members.models import Block, Member
from guildhouse.members.policies import counts_as_member
from guildhouse.recognition.models import Kudos, Receiver
from guildhouse.recognition.policies import is_between_two

PAGE = 20
ON_PROFILE = 5


class Face(NamedTuple):
    name: str
    handle: str
    address: str
    hue: int
    avatar_url: str


@dataclass(frozen=True, slots=True)
class KudosRow:
    """`own` is the reader's row as a receiver, if they are one."""

    id: int
    address: str
    by: Face
    to: tuple[Face, ...]
    words: str
    value: str
    audience: str
    has_thing: bool
    created_at: datetime
    is_edited: bool
    is_mine: bool
    own: Receiver | None


@dataclass(frozen=True, slots=True)
class KudosList:
    rows: list[KudosRow]
    page: int
    pages: int
    count: int


def list_latest(viewer: Member | None, page: int = 1) -> KudosList:
    """Four queries, however many there are; nothing that is between two, and nothing from or for whom the reader blocks."""
    found = Kudos.objects.visible_to(viewer).exclude(audience=Kudos.Audience.THEM)
    if viewer is not None:
        found = found.exclude(by__in=Block.objects.filter(member=viewer).values("blocked"))
    count = found.count()
    pages = max(1, -(-count // PAGE))
    page = min(max(1, page), pages)
    chosen = found.order_by("-created_at", "-pk")[(page - 1) * PAGE : page * PAGE]
    return KudosList(make_rows(chosen, viewer), page, pages, count)


def list_received(member: Member, viewer: Member | None, most: int = ON_PROFILE) -> list[KudosRow]:
    """On a member's page: what they let stand there; they see everything themselves. One query where there is none, else three."""
    is_own, reader = viewer is not None and viewer.pk == member.pk, viewer.pk if viewer is not None else 0
    found = _received.ask(
        viewer is not None, counts_as_member(viewer), is_own, member=member.pk, viewer=reader, most=most
    )
    ids = [pk for (pk,) in found]
    return make_rows(Kudos.objects.filter(pk__in=ids).order_by("-created_at", "-pk"), viewer) if ids else []


@stencil
def _received(holes: Holes, is_signed_in: bool, is_member: bool, is_own: bool) -> "QuerySet[Kudos, Any]":  # noqa: FBT001 - the shape of a stencil
    """Of who reads, the rule asks whether they count as a member and who they are."""
    rows = Receiver.objects.filter(member=holes.number("member"), is_unheard=False)
    if not is_own:
        rows = rows.filter(is_hidden=False)
    status = Member.Status.ACTIVE if is_member else Member.Status.WAITING
    viewer = Member(pk=holes.number("viewer"), status=status) if is_signed_in else None
    seen = Kudos.objects.visible_to(viewer).filter(pk__in=rows.values("kudos"))
    return seen.order_by("-created_at", "-pk").values_list("pk")


def find_kudos(kudos_id: int, viewer: Member | None) -> KudosRow:
    found = Kudos.objects.visible_to(viewer).filter(pk=kudos_id)
    for row in make_rows(found, viewer):
        return row
    raise NotFound(_("There are no kudos at this address, or they are not for you to read."))


def make_rows(found: QuerySet[Kudos], viewer: Member | None) -> list[KudosRow]:
    """Names of receivers who hide it are left out, unless it is the reader's own to see."""
    rows = (
        found.select_related("by").prefetch_related("receivers__member") if hasattr(found, "select_related") else found
    )
    return [_row(one, viewer) for one in rows]


def _row(one: Kudos, viewer: Member | None) -> KudosRow:
    reader = viewer.pk if viewer is not None else None
    receivers = list(one.receivers.all())
    shown = [held for held in receivers if not held.is_hidden or reader in {held.member_id, one.by_id}]
    own = next((held for held in receivers if held.member_id == reader and not held.is_unheard), None)
    return KudosRow(
        id=one.pk, address=one.get_absolute_url(), by=make_face(one.by), to=tuple(make_face(held.member) for held in shown),
        words=one.words, value=one.value, audience=one.audience, has_thing=bool(one.kind) and (own is not None or one.by_id == reader or not is_between_two(one.kind)), created_at=one.created_at,
        is_edited=one.edited_at is not None, is_mine=one.by_id == reader, own=own,
    )  # fmt: skip


def find_thing(kudos_id: int, viewer: Member | None) -> Readable | None:
    """What it is about, where this reader may read that, and it is not between two others."""
    named = Kudos.objects.filter(pk=kudos_id).values_list("kind", "object_id", "by_id").first()
    if not named or not named[0] or not named[1]:
        return None
    reader = viewer.pk if viewer is not None else None
    is_theirs = named[2] == reader or Receiver.objects.filter(kudos=kudos_id, member=viewer, is_unheard=False).exists()
    return read(named[0], named[1], viewer) if is_theirs or not is_between_two(named[0]) else None


def find_thanked(by: Member, kind: str, object_id: int) -> str:
    """Where their thanks for this thing stand, or nothing."""
    given = Kudos.objects.there().filter(by=by, kind=kind, object_id=object_id).first()
    return given.get_absolute_url() if given else ""


def make_face(member: Member) -> Face:
    return Face(member.name, member.handle, member.get_absolute_url(), member.hue, member.avatar_url)
