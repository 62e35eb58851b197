"""Hears every fact a room has registered words for, and tells, marks as read or looks again."""

from collections.abc import Callable
from typing import Any

from guildhouse.kernel.clock import DayBegan
from guildhouse.kernel.events import Event, Listener, event_name, listeners, listens
from guildhouse.kernel.ports.notices import readers, tellers, unsettlers
from guildhouse.notifications.actions import forget_old_notices, read_thread, reconsider_notices, tell_members


def _tell(event: Any) -> None:
    """All rooms' tellings of one fact together: of several reasons to tell a member, the first counts."""
    tell_members(telling for teller in tellers[type(event)] for telling in teller(event))


def _mark_read(event: Any) -> None:
    for reader in readers[type(event)]:
        read_thread(reader(event))


def _look_again(event: Any) -> None:
    for unsettler in unsettlers[type(event)]:
        reconsider_notices(unsettler(event))


def _listen(what: str, event: type[Event], reaction: Callable[[Any], None], *, inline: bool) -> None:
    name = f"notifications.{what}.{event_name(event)}"
    listeners.add(Listener(name, event, reaction, inline=inline, network=False, backfill=None))


@listens(DayBegan)
def forget_what_is_old(event: DayBegan) -> None:
    forget_old_notices(event.at)


# The rooms below are open by now (ROOMS stands in the order of the floors), so what they registered is complete.
# Marking as read is inline: an update that mostly finds nothing costs less than a delivery for every page read.
for told in tellers:
    _listen("tell", told, _tell, inline=False)
for read in readers:
    _listen("mark_read", read, _mark_read, inline=True)
for unsettled in unsettlers:
    _listen("look_again", unsettled, _look_again, inline=False)
