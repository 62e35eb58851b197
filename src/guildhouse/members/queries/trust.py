"""How far members are trusted: the numbers in force, and what one member sees about themselves."""

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date, timedelta

from django.core.cache import cache
from django.utils import timezone

from guildhouse.members.ladder import FIGURES, TRUSTED, Figures, Ladder, Wanting, read_ladder, weigh
from guildhouse.members.models import DayHere, Member, TrustRecord, TrustRules

LADDER_KEY, REMEMBERED = "members:ladder", 10


@dataclass(frozen=True, slots=True)
class OwnStanding:
    """What a member's own page says: the level, what comes next, and what it takes."""

    level: int
    by_hand: bool
    falls_on: date | None
    next_level: int | None
    wanting: tuple[Wanting, ...]


def find_ladder() -> Ladder:
    """The numbers in force; at most ten seconds old, at once new in the process that changed them."""
    kept: Mapping[str, Mapping[str, int]] | None = cache.get(LADDER_KEY)
    if kept is None:
        kept = find_rules().ladder
        cache.set(LADDER_KEY, kept, REMEMBERED)
    return read_ladder(kept)


def find_rules() -> TrustRules:
    return TrustRules.objects.filter(pk=1).first() or TrustRules(version=0)


def figures_of(record: TrustRecord) -> Figures:
    return Figures(**{name: getattr(record, name) for name in FIGURES})


def load_own_standing(member: Member) -> OwnStanding:
    record = TrustRecord.objects.filter(member=member).first() or TrustRecord(member=member)
    following = member.trust + 1 if member.trust < TRUSTED and not record.by_hand else None
    asked = TRUSTED if record.falls_on else following
    wanting = weigh(figures_of(record), find_ladder(), asked) if asked else []
    return OwnStanding(member.trust, record.by_hand, record.falls_on, following, tuple(wanting))


def list_due_today(today: date | None = None) -> list[int]:
    """Ids of those who were here since the day before, and of all who are trusted."""
    since = (today or timezone.now().date()) - timedelta(days=1)
    here = set(DayHere.objects.filter(day__gte=since).values_list("member_id", flat=True))
    trusted = Member.objects.filter(trust=TRUSTED).values_list("pk", flat=True)
    return sorted(here | set(trusted))
