"""After an import: rooms that build something from what happened build it from the past as well."""

from collections.abc import Callable

from django.utils.translation import gettext as _

from guildhouse.discussions.events import TopicsImported
from guildhouse.kernel.events import Listener, listeners
from guildhouse.kernel.jobs import JobRun


def fill_rooms(run: JobRun, say: Callable[[str], None]) -> None:
    """Runs every backfill once; rooms that listen to the fact of the import itself see to it on their own."""
    done: list[str] = list(run.checkpoint.get("filled", []))
    for listener in backfilling():
        if listener.name not in done and listener.backfill is not None:
            for number in listener.backfill():
                say(_("Filling in: %(name)s, %(number)s") % {"name": listener.name, "number": number})
            done.append(listener.name)
            run.save_checkpoint(filled=done)


def backfilling() -> list[Listener]:
    """One listener for each way of filling in, in the order they were registered."""
    on_their_own = {_room(listener) for listener in listeners.by_event.get(TopicsImported, ())}
    ways = {
        listener.backfill: listener
        for listener in reversed(listeners.by_name.values())
        if listener.backfill is not None and _room(listener) not in on_their_own
    }
    return list(reversed(ways.values()))


def _room(listener: Listener) -> str:
    return listener.name.split(".")[0]
