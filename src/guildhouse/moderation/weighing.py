"""How soon an item should be looked at: how many said so, how often they were right, how grave it is, how long it waits."""

from datetime import datetime

GRAVITY = {"unsafe": 4.0, "private": 3.0, "unkind": 2.0, "spam": 1.5, "off_purpose": 1.0, "else": 1.0}
PER_DAY = 0.5  # points that a day of waiting adds
HELD = 2.0  # somebody waits for every one of these
_BEGINNING = datetime.fromisoformat("2020-01-01T00:00:00+00:00")


def weigh_flag(reason: str, acted: int, settled: int) -> float:
    """Points of one flag. Accuracy is (acted + 1) / (settled + 2), Laplace's rule: a newcomer counts half to begin with."""
    return GRAVITY.get(reason, 1.0) * 2 * (acted + 1) / (settled + 2)


def rank_of(points: float, opened_at: datetime) -> float:
    """The order of the queue. Waiting adds to every item alike, so it is enough to take off when each was opened."""
    days = (opened_at - _BEGINNING).total_seconds() / 86_400
    return round(points - PER_DAY * days, 6)
