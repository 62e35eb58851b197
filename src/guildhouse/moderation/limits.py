"""How often and how much a member of each level may do, pure: our numbers, and those hosts have put in their place."""

from collections.abc import Mapping
from dataclasses import dataclass

LEVELS = (0, 1, 2, 3)
WINDOWS = (("minute", 60), ("hour", 3_600), ("day", 86_400))
NO_LIMIT = 0
MOST = 10_000
Times = tuple[int, int, int]  # a minute, an hour, a day; 0: no limit

# By kind of act, a row per level. Discourse's and Forem's first-day numbers, looser from level to level.
RATES: Mapping[str, tuple[Times, Times, Times, Times]] = {
    "discussions.topic": ((1, 2, 3), (2, 5, 10), (2, 10, 20), (4, 20, 40)),
    "discussions.reply": ((2, 6, 10), (6, 40, 100), (10, 80, 200), (20, 160, 400)),
    "discussions.edit": ((3, 15, 30), (6, 40, 100), (10, 80, 200), (20, 160, 400)),
    "discussions.reaction": ((10, 30, 50), (20, 60, 100), (30, 100, 200), (40, 150, 300)),
    "members.invitation": ((1, 2, 3), (2, 5, 10), (2, 10, 20), (4, 20, 40)),
    "members.connection": ((1, 2, 3), (2, 5, 10), (3, 10, 20), (4, 15, 30)),
    "members.speaking": ((1, 2, 3), (2, 5, 10), (2, 5, 10), (2, 5, 10)),
    "conversations.request": ((1, 2, 3), (2, 5, 10), (3, 10, 20), (4, 15, 30)),
    "conversations.message": ((5, 30, 60), (15, 120, 500), (20, 200, 1000), (30, 400, 2000)),
    "decisions.ask": ((3, 6, 10), (5, 15, 20), (5, 20, 40), (8, 30, 60)),
    "decisions.perspective": ((2, 6, 10), (6, 30, 60), (10, 40, 100), (10, 60, 150)),
    "commitments.promise": ((8, 10, 10), (8, 20, 20), (8, 20, 20), (8, 20, 20)),
    "attachments.upload": ((2, 5, 10), (6, 30, 60), (10, 60, 120), (20, 120, 300)),
}
PARTS = ("links", "mentions", "images")
AMOUNTS: tuple[Mapping[str, int], ...] = (
    {"links": 2, "mentions": 2, "images": 1},
    {"links": 15, "mentions": 10, "images": 10},
    {"links": 30, "mentions": 20, "images": 20},
    {"links": 0, "mentions": 50, "images": 0},
)
Kept = Mapping[str, Mapping[str, list[int]]]


@dataclass(frozen=True, slots=True)
class Limits:
    """What hosts have changed: by kind and level; the rest is as by default."""

    rates: Kept
    amounts: Mapping[str, Mapping[str, int]]

    def times(self, kind: str, level: int) -> Times:
        """0 three times for a kind nobody limits."""
        if kind not in RATES:
            return (NO_LIMIT, NO_LIMIT, NO_LIMIT)
        kept = self.rates.get(kind, {}).get(str(_known(level)))
        return (kept[0], kept[1], kept[2]) if kept else RATES[kind][_known(level)]

    def amount(self, part: str, level: int) -> int:
        return self.amounts.get(str(_known(level)), {}).get(part, AMOUNTS[_known(level)][part])


def _known(level: int) -> int:
    return max(LEVELS[0], min(LEVELS[-1], level))


def keep_changed(typed: Mapping[str, Mapping[int, Times]]) -> dict[str, dict[str, list[int]]]:
    """Only what differs from our numbers, so that better defaults reach communities that changed nothing."""
    changed = {
        kind: {str(level): list(times) for level, times in by_level.items() if times != RATES[kind][level]}
        for kind, by_level in typed.items()
    }
    return {kind: by_level for kind, by_level in changed.items() if by_level}
