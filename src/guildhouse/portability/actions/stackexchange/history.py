"""What a post said before each edit, out of the dump's history entries."""

from collections.abc import Callable, Iterator
from dataclasses import dataclass, replace
from itertools import groupby

from guildhouse.discussions.actions.importing import Earlier
from guildhouse.formats.stackexchange import HistoryEntry
from guildhouse.formats.stackexchange.kinds import BODIES, TITLES


@dataclass(frozen=True, slots=True)
class _State:
    title: str
    body: str | None


def earlier_words(history: tuple[HistoryEntry, ...], member_of: Callable[[HistoryEntry], int]) -> tuple[Earlier, ...]:
    """One for each edit that changed title or body, oldest first. Nothing where the dump does not know the beginning."""
    return tuple(_edits(history, member_of))


def _edits(history: tuple[HistoryEntry, ...], member_of: Callable[[HistoryEntry], int]) -> Iterator[Earlier]:
    said = _State("", None)
    telling = [entry for entry in history if entry.kind in BODIES or entry.kind in TITLES]
    for _, edit in groupby(telling, key=lambda entry: (entry.revision, entry.created)):
        entries = list(edit)
        now = said
        for entry in entries:
            now = replace(now, body=entry.text) if entry.kind in BODIES else replace(now, title=entry.text)
        if said.body is not None and now != said:
            last = entries[-1]
            yield Earlier(said.title, said.body, member_of(last), last.comment, last.created)
        said = now
