"""Brings the whole index up to what the rooms hold: what is missing is added, what is gone is taken out."""

from array import array
from bisect import bisect_left
from collections.abc import Iterable, Iterator
from heapq import merge
from itertools import islice, repeat
from typing import NamedTuple

from guildhouse.kernel.ports.search import FindableSource, findables
from guildhouse.search.actions.indexing import Key, index_things
from guildhouse.search.models import Document

BATCH = 200  # documents of one transaction: the longest others have to wait


class Step(NamedTuple):
    """How far the work is: things looked at, and the place in the order of time to go on from."""

    done: int
    place: tuple[float, str, int]


def catch_up(*, again: bool = False, after: tuple[float, str, int] | None = None) -> Iterator[Step]:
    """Indexes everything that is not there yet, oldest first, one step for each batch; ``again`` reads all of it anew.

    May be stopped anywhere and gone on with ``after`` the last step's place.
    """
    done = 0
    for batch in _batches(place for place in _in_order_of_time() if after is None or place > after):
        keys = [(kind, thing_id) for _at, kind, thing_id in batch]
        index_things(keys if again else _missing(keys))
        done += len(batch)
        yield Step(done, batch[-1])


def take_out_orphans() -> int:
    """Takes out documents whose things are gone, whatever fact was missed."""
    return sum(_take_out(source) for source in findables)


def _take_out(source: FindableSource) -> int:
    there = _Places(source)
    kept = Document.objects.filter(kind=source.kind).values_list("object_id", flat=True)
    orphans = [thing_id for thing_id in kept.iterator() if thing_id not in there]
    for start in range(0, len(orphans), BATCH):
        index_things((source.kind, thing_id) for thing_id in orphans[start : start + BATCH])
    return len(orphans)


class _Places:
    """All things of a source in order of time, read at once and held in sixteen bytes each.

    A query left open while the index is written would keep SQLite's log from ever being emptied.
    """

    def __init__(self, source: FindableSource) -> None:
        self.kind = source.kind
        self.times, self.ids = array("d"), array("q")
        for at, thing_id in source.everything():
            self.times.append(at.timestamp())
            self.ids.append(thing_id)
        self.known = array("q", sorted(self.ids))

    def __iter__(self) -> Iterator[tuple[float, str, int]]:
        return zip(self.times, repeat(self.kind), self.ids, strict=False)

    def __contains__(self, thing_id: int) -> bool:
        place = bisect_left(self.known, thing_id)
        return place < len(self.known) and self.known[place] == thing_id


def _in_order_of_time() -> Iterator[tuple[float, str, int]]:
    return merge(*map(_Places, findables))


def _missing(keys: list[Key]) -> list[Key]:
    ids = [thing_id for _kind, thing_id in keys]
    known = set(Document.objects.filter(object_id__in=ids).values_list("kind", "object_id"))
    return [key for key in keys if key not in known]


def _batches(places: Iterable[tuple[float, str, int]]) -> Iterator[list[tuple[float, str, int]]]:
    iterator = iter(places)
    while batch := list(islice(iterator, BATCH)):
        yield batch
