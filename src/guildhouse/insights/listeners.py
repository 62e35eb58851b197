"""The day's cleaning of the desk; and open desks hear of who asks to come in, as they hear of words by the words' own channels."""

from guildhouse.insights.actions import forget_spent
from guildhouse.insights.actions.marking import CHANNEL
from guildhouse.kernel.clock import DayBegan
from guildhouse.kernel.events import listens
from guildhouse.kernel.live import pulse
from guildhouse.members.events import JoinRequestDecided, MemberAsked, MemberJoined
from guildhouse.spaces.events import EntryAsked, EntryDecided, SpaceEntered


@listens(DayBegan)
def clean_desk(_event: DayBegan) -> None:
    forget_spent()


@listens(MemberAsked, inline=True)
def tell_of_who_asks_to_join(_event: MemberAsked) -> None:
    pulse(CHANNEL)


@listens(JoinRequestDecided, inline=True)
def tell_of_who_is_answered(_event: JoinRequestDecided) -> None:
    pulse(CHANNEL)


@listens(MemberJoined, inline=True)
def tell_of_who_joined(_event: MemberJoined) -> None:
    pulse(CHANNEL)


@listens(EntryAsked, inline=True)
def tell_of_who_asks_to_enter(_event: EntryAsked) -> None:
    pulse(CHANNEL)


@listens(EntryDecided, inline=True)
def tell_of_entry_decided(_event: EntryDecided) -> None:
    pulse(CHANNEL)


@listens(SpaceEntered, inline=True)
def tell_of_who_entered(_event: SpaceEntered) -> None:
    pulse(CHANNEL)
