"""A measured figure, what was promised of it, and whether that is met."""

from dataclasses import asdict, dataclass
from typing import Any


@dataclass(frozen=True, slots=True)
class Measurement:
    """`target` is the most the value may be (`comparison` "≤") or the least ("≥"); without one it is there to be known."""

    figure: str
    value: float
    unit: str = ""
    target: float | None = None
    comparison: str = "≤"
    detail: str = ""

    @property
    def met(self) -> bool | None:
        if self.target is None:
            return None
        return self.value <= self.target if self.comparison == "≤" else self.value >= self.target

    @property
    def promise(self) -> str:
        return "" if self.target is None else f"{self.comparison} {say(self.target)} {self.unit}".strip()

    def as_json(self) -> dict[str, Any]:
        return {**asdict(self), "value": round(self.value, 3), "met": self.met}


def read_measurement(kept: dict[str, Any]) -> Measurement:
    return Measurement(**{name: value for name, value in kept.items() if name != "met"})


def say(value: float) -> str:
    """As many digits as tell something."""
    if value >= 100 or value == int(value):
        return f"{value:,.0f}"
    return f"{value:.2f}" if value < 10 else f"{value:.1f}"
