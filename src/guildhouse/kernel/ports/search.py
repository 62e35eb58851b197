"""What can be found: how rooms read their things as documents, which facts change them, and who may see what."""

from collections.abc import Callable, Iterable, Mapping, Sequence
from dataclasses import dataclass
from datetime import datetime
from typing import Any, TypeVar

from django.utils.functional import Promise

from guildhouse.kernel.events import Event
from guildhouse.kernel.ports.registry import Registry


@dataclass(frozen=True, slots=True, kw_only=True)
class Findable:
    """One thing as search sees it.

    ``audience`` is who may read it, as one word ("everyone", "space:7", "member:9"). ``kinds`` are what a searcher may narrow
    to, the most telling first ("answer", "reply"). ``author_id`` stays empty where a pseudonym hides the author; ``byline`` is
    then the pseudonym. ``answered`` is None for what is no question; ``settled`` marks what others have confirmed. What ``is_part``
    of a larger thing bears its title and is found by it, but does not rank as if the title were its own.
    """

    kind: str
    id: int
    title: str
    text: str
    address: str
    audience: str
    kinds: tuple[str, ...]
    created_at: datetime
    language: str = ""
    space_id: int | None = None
    author_id: int | None = None
    byline: str = ""
    tags: tuple[str, ...] = ()
    score: int = 0
    answered: bool | None = None
    settled: bool = False
    is_part: bool = False


@dataclass(frozen=True, slots=True, kw_only=True)
class FindableSource:
    """How a room makes its findables.

    ``read`` makes those of the ids that are there to be found (deleted and hidden ones are left out); ``everything`` yields
    (created, id) of all of them, oldest first; ``visible`` says which ids this viewer may see at this moment.
    """

    kind: str
    read: Callable[[Sequence[int]], Iterable[Findable]]
    everything: Callable[[], Iterable[tuple[datetime, int]]]
    visible: Callable[[Sequence[int], Any], set[int]]
    kinds: Mapping[str, str | Promise]


@dataclass(frozen=True, slots=True)
class Naming:
    """Between what people write for a filter and ids: ``find`` names for this viewer, ``show`` ids as (name, word to write)."""

    find: Callable[[Sequence[str], Any], list[int]]
    show: Callable[[Sequence[int], Any], Mapping[int, tuple[str, str]]]


Audiences = Callable[[Any], Iterable[str]]
Hidden = Callable[[Any], Iterable[int]]
Changed = Callable[[Any], Iterable[tuple[str, int]]]
Heard = TypeVar("Heard", bound=Event)

findables: Registry[FindableSource] = Registry("search")
audiences: Registry[Audiences] = Registry("search audiences")
namings: Registry[Naming] = Registry("search names")
hidden_authors: Registry[Hidden] = Registry("search hidden authors")
changes: list[tuple[type[Event], Changed]] = []
mass_changes: list[type[Event]] = []


def changed_by(event: type[Heard]) -> Callable[[Changed], Changed]:
    """Says which findables, as (kind, id), a fact may have changed, added or taken away; search reads them again."""

    def register(which: Changed) -> Changed:
        changes.append((event, which))
        return which

    return register


def catches_up_after(event: type[Event]) -> None:
    """Says that a fact stands for so many new things (an import) that search looks for what it lacks, in the background."""
    mass_changes.append(event)
