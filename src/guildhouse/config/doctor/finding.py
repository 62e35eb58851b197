"""What the doctor says of one thing."""

from collections.abc import Callable, Iterable
from dataclasses import dataclass
from enum import StrEnum


class Level(StrEnum):
    FINE = "fine"
    ADVICE = "advice"
    WRONG = "wrong"


@dataclass(frozen=True, slots=True)
class Finding:
    """`words` say how it is, `mend` what to do about it."""

    level: Level
    words: str
    mend: str = ""


Check = Callable[[], Iterable[Finding]]


def fine(words: str) -> Finding:
    return Finding(Level.FINE, words)


def advice(words: str, mend: str) -> Finding:
    return Finding(Level.ADVICE, words, mend)


def wrong(words: str, mend: str) -> Finding:
    return Finding(Level.WRONG, words, mend)
