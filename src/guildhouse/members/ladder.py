"""The ladder of trust, pure: what each level asks for, where somebody stands, and what comes next.

Levels: 0 newcomer, 1 member, 2 regular, 3 trusted. Figures are earned by reading and helping and are shown to nobody else.
"""

from collections.abc import Mapping
from dataclasses import asdict, dataclass
from datetime import date, timedelta

NEWCOMER, MEMBER, REGULAR, TRUSTED = range(4)
LEVELS = (NEWCOMER, MEMBER, REGULAR, TRUSTED)
FIGURES = ("topics_read", "posts_read", "days", "recent_days", "replies", "answers", "thanks")
WINDOW = timedelta(days=100)  # what "recent" means
GRACE = timedelta(days=14)
MOST = 100_000

Ladder = Mapping[int, Mapping[str, int]]
DEFAULT: Ladder = {
    MEMBER: {"topics_read": 5, "posts_read": 30},
    REGULAR: {"topics_read": 20, "posts_read": 100, "days": 15, "replies": 3, "thanks": 1},
    TRUSTED: {"topics_read": 200, "posts_read": 500, "recent_days": 50, "replies": 10, "thanks": 20},
}


@dataclass(frozen=True, slots=True)
class Figures:
    """`days` on which something was read or written, `recent_days` those of the last hundred; `thanks` are reactions received."""

    topics_read: int = 0
    posts_read: int = 0
    days: int = 0
    recent_days: int = 0
    replies: int = 0
    answers: int = 0
    thanks: int = 0


@dataclass(frozen=True, slots=True)
class Wanting:
    """One figure of the next level: what there is and what it takes."""

    figure: str
    have: int
    need: int


@dataclass(frozen=True, slots=True)
class Standing:
    """`falls_on` is the day on which a trusted member who no longer reaches that level goes back to regular."""

    level: int
    falls_on: date | None = None


def reached(figures: Figures, ladder: Ladder) -> int:
    """The highest level whose figures, and those of all below it, are there."""
    level = NEWCOMER
    for step in LEVELS[1:]:
        if any(one.have < one.need for one in weigh(figures, ladder, step)):
            break
        level = step
    return level


def weigh(figures: Figures, ladder: Ladder, level: int) -> list[Wanting]:
    """What a level asks for, with what is there; a figure it does not name it does not ask for."""
    given, asked = asdict(figures), ladder.get(level, {})
    return [Wanting(name, given[name], asked[name]) for name in FIGURES if asked.get(name, 0)]


def settle(now: Standing, figures: Figures, ladder: Ladder, today: date) -> Standing:
    """Up at once; down only from trusted to regular, fourteen days after the figures stopped being enough."""
    level = reached(figures, ladder)
    if level >= now.level:
        return Standing(level)
    if now.level < TRUSTED:
        return Standing(now.level)
    if now.falls_on is None:
        return Standing(TRUSTED, today + GRACE)
    return Standing(REGULAR) if today >= now.falls_on else now


def read_ladder(kept: Mapping[str, Mapping[str, int]]) -> Ladder:
    """From a settings row (JSON knows only words for keys); what it does not say is as by default."""
    return {level: {**DEFAULT[level], **kept.get(str(level), {})} for level in LEVELS[1:]}
