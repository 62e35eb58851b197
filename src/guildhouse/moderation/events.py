"""What happens when order is kept."""

from dataclasses import dataclass

from guildhouse.kernel.events import Event


@dataclass(frozen=True, slots=True, kw_only=True)
class ItemOpened(Event):
    """Something waits for those who decide: for the first time, or again."""

    item_id: int


@dataclass(frozen=True, slots=True, kw_only=True)
class ItemDecided(Event):
    """`about_id` is the person it concerns, None where nobody is told."""

    item_id: int
    decision_id: int
    about_id: int | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class AppealMade(Event):
    appeal_id: int
    decision_id: int


@dataclass(frozen=True, slots=True, kw_only=True)
class AppealDecided(Event):
    appeal_id: int
    decision_id: int
    is_upheld: bool


@dataclass(frozen=True, slots=True, kw_only=True)
class WordsDecided(Event):
    """Words that waited wait no more: let, declined, or withdrawn by their author (then nobody decided)."""

    held_id: int
    author_id: int
    state: str
    by_id: int | None = None
