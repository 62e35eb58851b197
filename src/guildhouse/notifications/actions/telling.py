"""Telling members of a fact: decided per member, kept once, held back ten minutes where it goes by mail."""

from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from datetime import datetime, timedelta

from django.db import transaction
from django.utils import timezone

from guildhouse.kernel.live import pulse
from guildhouse.kernel.locking import lock
from guildhouse.kernel.ports.notices import Telling
from guildhouse.notifications.models import MailBatch, Notice
from guildhouse.notifications.policies import Channel, Decision, decide
from guildhouse.notifications.queries.circumstances import gather_circumstances

HOLD = timedelta(minutes=10)
RENEW_AFTER = timedelta(minutes=10)
AT_ONCE = 400


@dataclass(frozen=True, slots=True)
class Chosen:
    telling: Telling
    mail: Decision


@transaction.atomic
def tell_members(tellings: Iterable[Telling]) -> None:
    """Tells each member of each thing at most once, by the first kind that may; repeating it changes nothing."""
    for part in _split_by_member(tellings):
        chosen = _choose(part)
        now = timezone.now()
        known = _find_known(chosen)
        fresh = [one for one in chosen if _place(one.telling) not in known]
        renewed = [one.telling for one in chosen if _place(one.telling) in known and _renew(one.telling, now)]
        _keep(fresh, now)
        heard = {telling.member_id for telling in [*renewed, *(one.telling for one in fresh)]}
        pulse(*(f"member:{pk}" for pk in sorted(heard)))


def _split_by_member(tellings: Iterable[Telling]) -> Iterator[list[Telling]]:
    """A member's tellings stay together, so that one may take the place of another."""
    by_member: dict[int, list[Telling]] = {}
    for telling in tellings:
        by_member.setdefault(telling.member_id, []).append(telling)
    groups = list(by_member.values())
    for start in range(0, len(groups), AT_ONCE):
        yield [telling for group in groups[start : start + AT_ONCE] for telling in group]


def _choose(tellings: Sequence[Telling]) -> list[Chosen]:
    known = gather_circumstances(tellings)
    chosen: dict[tuple[int, str, int], Chosen] = {}
    for telling in tellings:
        place = (telling.member_id, telling.thread, telling.thing_id)
        circumstances = known.get(telling)
        if place in chosen or circumstances is None or not decide(circumstances, Channel.HERE).yes:
            continue
        chosen[place] = Chosen(telling, decide(circumstances, Channel.MAIL))
    return list(chosen.values())


def _find_known(chosen: Sequence[Chosen]) -> set[tuple[int, str, str]]:
    """What has been told stays told, however often the fact is delivered."""
    members, keys = {one.telling.member_id for one in chosen}, {one.telling.key for one in chosen}
    return set(Notice.objects.filter(member__in=members, key__in=keys).values_list("member_id", "kind", "key"))


def _renew(telling: Telling, now: datetime) -> bool:
    """One that renews comes back unread, if it was read a while ago; pressing a button on and off calls nobody."""
    if not telling.renews:
        return False
    member, kind, key = _place(telling)
    read = Notice.objects.filter(member=member, kind=kind, key=key, read_at__lt=now - RENEW_AFTER)
    return bool(read.update(read_at=None, at=now))


def _place(telling: Telling) -> tuple[int, str, str]:
    return (telling.member_id, telling.kind, telling.key)


def _keep(chosen: Sequence[Chosen], now: datetime) -> None:
    held = hold_mail({(one.telling.member_id, one.telling.thread) for one in chosen if one.mail.yes}, now)
    Notice.objects.bulk_create(
        (
            Notice(
                member_id=one.telling.member_id, kind=one.telling.kind, key=one.telling.key, thread=one.telling.thread,
                thing_id=one.telling.thing_id, position=one.telling.position, why=one.telling.why,
                mail_why=one.mail.reason, at=now,
                batch_id=held[one.telling.member_id, one.telling.thread] if one.mail.yes else None,
            )
            for one in chosen
        ),
        ignore_conflicts=True,
    )  # fmt: skip


def hold_mail(pairs: set[tuple[int, str]], now: datetime) -> dict[tuple[int, str], int]:
    """The waiting mail per member and thread, opened where there is none, locked so that none is sent meanwhile."""
    held: dict[tuple[int, str], int] = {}
    while missing := sorted(pairs - held.keys()):
        MailBatch.objects.bulk_create(
            (
                MailBatch(member_id=member, thread=thread, created_at=now, due_at=now + HOLD)
                for member, thread in missing
            ),
            ignore_conflicts=True,
        )
        waiting = MailBatch.objects.filter(
            state=MailBatch.State.WAITING,
            member__in={member for member, _thread in missing},
            thread__in={thread for _member, thread in missing},
        )
        for batch in lock(waiting.order_by("id")):
            held[batch.member_id, batch.thread] = batch.pk
    return held
