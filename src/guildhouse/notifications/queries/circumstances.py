"""Gathers, for many members at once, what a decision needs to know."""

from collections.abc import Iterable, Sequence

from django.utils import timezone

from guildhouse.kernel.ports.notices import Choice, Objections, Telling, notice_kinds
from guildhouse.members.models import Block, Member
from guildhouse.members.queries.zones import find_zone
from guildhouse.notifications.models import NoticePause, NoticeWish
from guildhouse.notifications.policies import Circumstances


def gather_circumstances(tellings: Sequence[Telling]) -> dict[Telling, Circumstances]:
    """A handful of queries, however many are told; a telling whose room is gone has no entry."""
    ids = {telling.member_id for telling in tellings}
    members = {member.pk: member for member in Member.objects.filter(pk__in=ids)}
    blocks = _find_blocks(tellings)
    choices, paused = find_choices(ids), find_paused(members.values())
    objections = _collect_objections(tellings)
    found = {}
    for telling in tellings:
        member, kind = members.get(telling.member_id), notice_kinds.get(telling.kind)
        if member is None or kind is None:
            continue
        found[telling] = Circumstances(
            status=member.status,
            choice=choices.get((member.pk, kind.key), kind.default),
            is_own_act=telling.by_id == member.pk,
            is_blocked=not telling.is_unnamed and (member.pk, telling.by_id) in blocks,
            objection=objections.get(telling, ""),
            has_address=bool(member.email),
            is_paused=member.pk in paused,
        )
    return found


def find_choices(member_ids: Iterable[int]) -> dict[tuple[int, str], Choice]:
    wishes = NoticeWish.objects.filter(member__in=list(member_ids))
    return {(pk, kind): Choice(choice) for pk, kind, choice in wishes.values_list("member_id", "kind", "choice")}


def find_paused(members: Iterable[Member]) -> set[int]:
    """Whose mail rests: until their own day begins."""
    by_id = {member.pk: member for member in members}
    now = timezone.now()
    pauses = NoticePause.objects.filter(member__in=list(by_id)).values_list("member_id", "until")
    return {pk for pk, until in pauses if now.astimezone(find_zone(by_id[pk].time_zone or "UTC")).date() < until}


def _find_blocks(tellings: Sequence[Telling]) -> set[tuple[int, int | None]]:
    authors = {telling.by_id for telling in tellings if telling.by_id is not None}
    if not authors:
        return set()
    told = {telling.member_id for telling in tellings}
    return set(Block.objects.filter(blocked__in=authors, member__in=told).values_list("member_id", "blocked_id"))


def _collect_objections(tellings: Sequence[Telling]) -> dict[Telling, str]:
    by_room: dict[Objections, list[Telling]] = {}
    for telling in tellings:
        if (kind := notice_kinds.get(telling.kind)) is not None:
            by_room.setdefault(kind.objections, []).append(telling)
    return {telling: why for ask, asked in by_room.items() for telling, why in ask(asked).items()}
