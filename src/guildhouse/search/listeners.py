"""Hears the facts that rooms say change what can be found, and reads those things again."""

from collections import defaultdict

from django.utils.translation import gettext_noop

from guildhouse.kernel.clock import DayBegan
from guildhouse.kernel.events import Event, event_name, listens
from guildhouse.kernel.jobs import ask_for_job
from guildhouse.kernel.ports.search import Changed, changes, mass_changes
from guildhouse.search.actions.indexing import index_things
from guildhouse.search.actions.noting import forget_old_searches
from guildhouse.search.jobs import CATCH_UP, READ_AGAIN

AT_ONCE = 200  # more than this is long work: nobody should wait for the database meanwhile


def read_changed(event: Event, which: list[Changed]) -> None:
    """Reads what the fact changed, at once when it is little."""
    keys = list(dict.fromkeys(key for tell in which for key in tell(event)))
    if len(keys) <= AT_ONCE:
        index_things(keys)
    else:
        ask_for_job(READ_AGAIN, gettext_noop("Bringing search up to date"), keys=[list(key) for key in keys])


def listen_to_rooms() -> None:
    """One delivered listener for each fact that any room named, called after it."""
    by_event: dict[type[Event], list[Changed]] = defaultdict(list)
    for event, which in changes:
        by_event[event].append(which)
    for event, tellers in by_event.items():
        _listen(event, tellers)
    for event in mass_changes:
        _catch_up_after(event)


def _listen(event: type[Event], which: list[Changed]) -> None:
    def read(heard: Event) -> None:
        read_changed(heard, which)

    read.__name__ = f"read_after_{event_name(event)}"
    listens(event)(read)


def _catch_up_after(event: type[Event]) -> None:
    def catch_up(_heard: Event) -> None:
        ask_for_job(CATCH_UP, gettext_noop("Bringing search up to date"))

    catch_up.__name__ = f"catch_up_after_{event_name(event)}"
    listens(event)(catch_up)


@listens(DayBegan)
def forget_what_was_missed_long_ago(event: DayBegan) -> None:
    forget_old_searches(event.at.date())


listen_to_rooms()
