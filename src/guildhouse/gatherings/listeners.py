"""What events do when something has happened: seats of those who may not come any more are given on, the ledger is kept."""

from collections.abc import Iterable
from datetime import timedelta

from guildhouse.gatherings.actions.answering import release_seats
from guildhouse.gatherings.events import AttendanceNoted, GatheringCancelled, GatheringRemoved, GatheringRestored
from guildhouse.gatherings.models import Gathering
from guildhouse.kernel.clock import DayBegan
from guildhouse.kernel.events import listens
from guildhouse.members.actions.contributions import recompute_contributions, record_contribution
from guildhouse.members.events import StandingChanged
from guildhouse.members.models import Member
from guildhouse.members.policies import READERS
from guildhouse.spaces.events import SpaceChanged, SpaceLeft


@listens(SpaceLeft)
def give_seats_of_who_left(event: SpaceLeft) -> None:
    release_seats(member_id=event.member_id, space_id=event.space_id)


@listens(SpaceChanged)
def give_seats_of_outsiders(event: SpaceChanged) -> None:
    if event.audience_changed:
        release_seats(space_id=event.space_id)


@listens(StandingChanged)
def give_seats_of_who_is_gone(event: StandingChanged) -> None:
    if not Member.objects.filter(pk=event.member_id, status__in=READERS).exists():
        release_seats(member_id=event.member_id)


def recompute_organised() -> Iterable[int]:
    return recompute_contributions("event_organised")


def recompute_attended() -> Iterable[int]:
    return recompute_contributions("event_attended")


@listens(DayBegan, backfill=recompute_organised)
def enter_what_is_over(event: DayBegan) -> None:
    """Organising counts once it is over; a week back, for a worker that slept."""
    over = Gathering.objects.happening().filter(ends_at__gt=event.at - timedelta(days=7), ends_at__lte=event.at)
    record_contribution("event_organised", over.values_list("pk", flat=True))


@listens(AttendanceNoted, backfill=recompute_attended)
def enter_who_was_there(event: AttendanceNoted) -> None:
    _read_again(event.gathering_id)


@listens(GatheringCancelled)
def strike_cancelled(event: GatheringCancelled) -> None:
    _read_again(event.gathering_id)


@listens(GatheringRemoved)
def strike_removed(event: GatheringRemoved) -> None:
    _read_again(event.gathering_id)


@listens(GatheringRestored)
def enter_restored(event: GatheringRestored) -> None:
    _read_again(event.gathering_id)


def _read_again(gathering_id: int) -> None:
    for kind in ("event_organised", "event_attended"):
        record_contribution(kind, [gathering_id])
