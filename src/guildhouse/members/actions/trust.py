"""Earning trust: recounting figures, moving members up (and from trusted down again), and a host's own word."""

from collections.abc import Iterator, Mapping, Sequence
from datetime import date

from django.core.cache import cache
from django.db import transaction
from django.db.models import Count, F, Q
from django.utils import timezone
from django.utils.translation import gettext as _

from guildhouse.kernel.audit import record_act
from guildhouse.kernel.errors import Conflict, Invalid, NotAllowed
from guildhouse.kernel.events import emit
from guildhouse.kernel.locking import lock
from guildhouse.kernel.ports.earnings import earnings
from guildhouse.members.events import TrustChanged
from guildhouse.members.ladder import DEFAULT, FIGURES, LEVELS, MOST, WINDOW, Standing, settle
from guildhouse.members.models import Contribution, DayHere, Member, TrustRecord, TrustRules
from guildhouse.members.policies import can_run_community
from guildhouse.members.queries.trust import LADDER_KEY, figures_of, find_ladder

BATCH = 1000
EARNING = (Member.Status.ACTIVE, Member.Status.SILENCED)
COLUMNS = [*FIGURES, "falls_on", "settled_at"]


@transaction.atomic
def settle_trust(member_ids: Sequence[int], *, today: date | None = None) -> int:
    """Recounts these members and moves who has earned it; announces each move. Answers how many moved.

    It reads everything anew, so it does not matter how often it is called, or after which of several facts.
    """
    day = today or timezone.now().date()
    members = {one.pk: one for one in lock(Member.objects.filter(pk__in=member_ids, status__in=EARNING).order_by("pk"))}
    kept = TrustRecord.objects.in_bulk(list(members))
    records = [kept.get(pk) or TrustRecord(member_id=pk) for pk in members]
    counted = _count(list(members), day)
    moved = []
    for record in records:
        _write_figures(record, counted)
        member = members[record.member_id]
        if not record.by_hand:
            standing = settle(Standing(member.trust, record.falls_on), figures_of(record), find_ladder(), day)
            record.falls_on = standing.falls_on
            if standing.level != member.trust:
                moved.append((member, standing.level))
    TrustRecord.objects.bulk_create(
        records, update_conflicts=True, unique_fields=["member"], update_fields=COLUMNS, batch_size=BATCH
    )
    for member, level in moved:
        _move(member, level)
    return len(moved)


def recompute_trust(*, today: date | None = None) -> Iterator[int]:
    """Everybody anew, a thousand at a time; yields how many are done."""
    done, last = 0, 0
    present = Member.objects.filter(status__in=EARNING).order_by("pk")
    while ids := list(present.filter(pk__gt=last).values_list("pk", flat=True)[:BATCH]):
        settle_trust(ids, today=today)
        last = ids[-1]
        done += len(ids)
        yield done


def note_day_here(member_id: int, *, today: date | None = None) -> None:
    """Once a day it writes a row; otherwise it costs a look into the process's memory."""
    day = today or timezone.now().date()
    if cache.add(f"members:here:{member_id}:{day}", 1, 86_400):
        DayHere.objects.bulk_create([DayHere(member_id=member_id, day=day)], ignore_conflicts=True)


@transaction.atomic
def keep_reading_base(member_id: int, *, topics: int, posts: int) -> None:
    """What was read stays read when its marks are given up for one date."""
    TrustRecord.objects.get_or_create(member_id=member_id)
    TrustRecord.objects.filter(member_id=member_id).update(
        base_topics=F("base_topics") + topics, base_posts=F("base_posts") + posts
    )


@transaction.atomic
def set_trust(member: Member, *, by: Member, level: int | None, reason: str) -> Member:
    """A host's word: this level, whatever the figures; None gives it back to the figures."""
    if not can_run_community(by) or by.pk == member.pk:
        raise NotAllowed(_("Only another host of the community can do this."))
    if level is not None and level not in LEVELS:
        raise Invalid(_("Choose one of the levels."), field="level")
    member = lock(Member.objects.filter(pk=member.pk)).get()
    before = member.trust
    TrustRecord.objects.update_or_create(member=member, defaults={"by_hand": level is not None, "falls_on": None})
    if level is None:
        Member.objects.filter(pk=member.pk).update(trust=0)
        member.trust = 0
        settle_trust([member.pk])
    elif level != before:
        _move(member, level, by)
    member.refresh_from_db()
    record_act(
        "member.trust_set", by=by, kind="member", object_id=member.pk, about=member, reason=reason,
        before={"level": before}, after={"level": member.trust, "by_hand": level is not None},
    )  # fmt: skip
    return member


@transaction.atomic
def change_ladder(*, by: Member, seen: int, ladder: Mapping[int, Mapping[str, int]]) -> None:
    """New numbers for everybody; who has a level keeps it (trusted ones as ever for fourteen days)."""
    if not can_run_community(by):
        raise NotAllowed(_("Hosts of the community change what stands here."))
    TrustRules.objects.get_or_create(pk=1)
    rules = lock(TrustRules.objects.filter(pk=1)).get()
    if max(seen, 1) != rules.version:
        raise Conflict(_("Another host has changed this page since you opened it. Your numbers are below."))
    before = dict(rules.ladder)
    rules.ladder = {str(level): _checked(ladder[level]) for level in DEFAULT}
    rules.version += 1
    rules.save()
    record_act("trust.ladder_changed", by=by, kind="settings", before=before, after=rules.ladder)
    cache.delete(LADDER_KEY)
    transaction.on_commit(lambda: cache.delete(LADDER_KEY))


def _checked(asked: Mapping[str, int]) -> dict[str, int]:
    return {name: max(0, min(MOST, asked[name])) for name in FIGURES if name in asked}


def _count(ids: Sequence[int], day: date) -> dict[str, Mapping[int, int]]:
    here = DayHere.objects.filter(member__in=ids, day__lte=day).values_list("member_id").order_by()
    given = Contribution.objects.filter(member__in=ids).values_list("member_id").order_by()
    in_window = here.annotate(Count("id"), recent=Count("id", filter=Q(day__gt=day - WINDOW)))
    days = {pk: (whole, recent) for pk, whole, recent in in_window}
    return {
        **{name: count(ids) for name, count in earnings.items()},
        "days": {pk: whole for pk, (whole, _recent) in days.items()},
        "recent_days": {pk: recent for pk, (_whole, recent) in days.items()},
        "replies": dict(given.filter(kind="reply").annotate(Count("id"))),
        "answers": dict(given.filter(kind="answer").annotate(Count("id"))),
    }


def _write_figures(record: TrustRecord, counted: Mapping[str, Mapping[int, int]]) -> None:
    for name in FIGURES:
        setattr(record, name, counted.get(name, {}).get(record.member_id, 0))
    record.topics_read += record.base_topics
    record.posts_read += record.base_posts
    record.settled_at = timezone.now()


def _move(member: Member, level: int, by: Member | None = None) -> None:
    Member.objects.filter(pk=member.pk).update(trust=level)
    emit(TrustChanged(member_id=member.pk, before=member.trust, after=level, by_id=by.pk if by else None))
    member.trust = level
