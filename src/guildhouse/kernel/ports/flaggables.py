"""What members can flag, how those who decide see it, and what can be done to it. Rooms register; moderation decides."""

from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass
from typing import Any

from django.utils.functional import Promise

from guildhouse.kernel.ports.registry import Registry


@dataclass(frozen=True, slots=True, kw_only=True)
class FlaggedThing:
    """A thing as it stands now. `text` is plain; `author_id` is who wrote it, behind a pseudonym too (`is_unnamed`).

    `byline` is the name it is under, "" where that is the author's own.

    `is_shown` says whether readers see it; `version` changes whenever it does, so that nobody decides about other words.
    """

    title: str
    text: str
    address: str
    author_id: int | None
    byline: str = ""
    space_id: int | None = None
    is_unnamed: bool = False
    is_shown: bool = True
    version: int = 0


# Does one thing to it: `act(id, by=member, reason=…, words=…)`; `reason` is a sentence readers see, `words` are for its
# author alone. A move also gets `to`, a space's id. What an act does not need it leaves (`**_more`).
ModeratingAct = Callable[..., None]


@dataclass(frozen=True, slots=True, kw_only=True)
class Flaggable:
    """`find` answers what this member may flag, None where they may not see it; `show` answers it in any state.

    `decides` says which of these ids this member may decide about. `acts` by name: hide, remove, restore, lock, unlock, move.
    """

    kind: str
    label: str | Promise
    find: Callable[[int, Any], FlaggedThing | None]
    show: Callable[[int], FlaggedThing | None]
    decides: Callable[[Any, Sequence[int]], set[int]]
    acts: Mapping[str, ModeratingAct]


flaggables: Registry[Flaggable] = Registry("flaggables")
