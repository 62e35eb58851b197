"""How full a member's days are: what is worth saying before they promise more. It warns, and never blocks."""

from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date, timedelta

from django.db.models import Sum
from django.utils.translation import gettext as _
from django.utils.translation import ngettext

from guildhouse.commitments.models import Commitment, Pace
from guildhouse.kernel.times import day
from guildhouse.members.models import Member

MOST_A_DAY = 3
NEAR = timedelta(days=14)


@dataclass(frozen=True, slots=True)
class Warned:
    """What is odd in a sentence, and what can be done about it."""

    words: str
    advice: str


def find_pace(member: Member) -> int | None:
    return Pace.objects.filter(member=member).values_list("hours_a_week", flat=True).first()


def warn_of(commitment: Commitment, today: date) -> list[Warned]:
    """Of the doer's open commitment: two or three queries where it has a day, none where it has not."""
    if commitment.on is None or not commitment.is_open:
        return []
    return [*_of_exploring(commitment, today), *_of_day(commitment), *_of_week(commitment)]


def _of_exploring(commitment: Commitment, today: date) -> Iterator[Warned]:
    if commitment.is_exploring and commitment.on and commitment.on - today <= NEAR:
        yield Warned(
            _("You are exploring, and yet there is a firm day soon."),
            _("What one finds out rarely keeps to a day. Promise a first look by then, or leave the day out."),
        )


def _of_day(commitment: Commitment) -> Iterator[Warned]:
    open_ones = Commitment.objects.filter(doer=commitment.doer_id, state=Commitment.State.OPEN)
    count = open_ones.filter(on=commitment.on).count()
    if count > MOST_A_DAY:
        said = ngettext("%(num)d commitment is due on %(day)s.", "%(num)d commitments are due on %(day)s.", count)
        yield Warned(
            said % {"num": count, "day": day(commitment.on)},
            _("Move one, make one smaller, or drop one while there is time to say so."),
        )


def _of_week(commitment: Commitment) -> Iterator[Warned]:
    pace = find_pace(commitment.doer)
    if pace is None or commitment.on is None:
        return
    monday = commitment.on - timedelta(days=commitment.on.weekday())
    open_ones = Commitment.objects.filter(doer=commitment.doer_id, state=Commitment.State.OPEN)
    week = open_ones.filter(on__range=(monday, monday + timedelta(days=6)))
    hours = week.aggregate(hours=Sum("hours"))["hours"] or 0
    if hours > pace:
        yield Warned(
            _("In the week of %(day)s you have promised %(hours)d hours, and wanted to give %(pace)d.")
            % {"day": day(monday), "hours": hours, "pace": pace},
            _("Move one, make one smaller, or drop one while there is time to say so."),
        )
