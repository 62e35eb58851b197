"""What conversations do when something has happened elsewhere."""

from guildhouse.conversations.actions import drop_requests_of, forget_old_excerpts, wipe_deleted_messages
from guildhouse.kernel.clock import DayBegan
from guildhouse.kernel.events import listens
from guildhouse.members.events import MemberBlocked


@listens(MemberBlocked, inline=True)
def let_requests_go(event: MemberBlocked) -> None:
    """At once, so that the next page no longer shows a request of somebody who was just blocked."""
    drop_requests_of(event.blocked_id, by_id=event.member_id)


@listens(DayBegan)
def forget_what_is_over(_event: DayBegan) -> None:
    wipe_deleted_messages()
    forget_old_excerpts()
