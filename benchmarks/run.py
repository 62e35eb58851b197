"""What a part needs to measure: houses of a size on one database, how much effort to make, and what other parts have found."""

from collections.abc import Callable, Sequence
from dataclasses import dataclass, field
from pathlib import Path
from typing import Any

from benchmarks.figures import Measurement
from benchmarks.fillings import Postgres, Sqlite
from benchmarks.sizes import Effort


@dataclass(frozen=True, slots=True)
class Run:
    """`noted` is shared by the databases of one part, so that their answers can be compared."""

    stock: Sqlite | Postgres
    effort: Effort
    cache: Path
    noted: dict[str, Any] = field(default_factory=dict)


def no_comparison(_noted: dict[str, Any]) -> Sequence[Measurement]:
    return ()


@dataclass(frozen=True, slots=True)
class Part:
    """`heading` names sizes of the effort; `compare` says what holds between the databases, once all of them have been measured."""

    heading: str
    measure: Callable[[Run], Sequence[Measurement]]
    compare: Callable[[dict[str, Any]], Sequence[Measurement]] = no_comparison

    def title(self, effort: Effort) -> str:
        return self.heading.format(small=effort.small, large=effort.large, effort=effort)
