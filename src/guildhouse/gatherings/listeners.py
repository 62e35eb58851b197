"""What events do when something has happened elsewhere: seats of those who may not come any more are given on."""

from guildhouse.gatherings.actions.answering import release_seats
from guildhouse.kernel.events import listens
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
