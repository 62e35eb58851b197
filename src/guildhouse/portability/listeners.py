"""What portability does when something has happened elsewhere: members with a known address get their words back."""

from guildhouse.kernel.clock import DayBegan, HourStruck
from guildhouse.kernel.events import listens
from guildhouse.members.events import MemberJoined
from guildhouse.portability.actions.claiming import claim_by_address
from guildhouse.portability.actions.places import forget_old_uploads


@listens(HourStruck)
def give_words_to_known_addresses(_event: HourStruck) -> None:
    """An address is proved some time after joining."""
    claim_by_address()


@listens(MemberJoined)
def give_words_to_newcomers(_event: MemberJoined) -> None:
    """Who signed in by a code sent to the address has proved it already."""
    claim_by_address()


@listens(DayBegan)
def clear_uploads(_event: DayBegan) -> None:
    forget_old_uploads()
