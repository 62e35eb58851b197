"""What is due or waiting for a member, from whichever room; the Today page puts it in order."""

from collections.abc import Callable, Iterable
from dataclasses import dataclass
from datetime import datetime
from typing import Any

from guildhouse.kernel.ports.registry import Registry


@dataclass(frozen=True, slots=True)
class TodayItem:
    """One thing for the member: `why` is the reason in a sentence, `at` when it is due (None: whenever).

    `act` is the word on a button that ends it, `act_address` where that button posts to.
    """

    title: str
    address: str
    room: str
    icon: str
    why: str = ""
    at: datetime | None = None
    count: int = 0
    act: str = ""
    act_address: str = ""


TodaySource = Callable[[Any], Iterable[TodayItem]]
today_sources: Registry[TodaySource] = Registry("today")
