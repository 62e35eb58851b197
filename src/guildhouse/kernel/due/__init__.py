"""Days on which something waits for a member. Rooms say when; Today asks once for all rooms and lets each say what."""

from collections import defaultdict
from collections.abc import Callable, Iterable, Iterator, Mapping
from datetime import date
from typing import Any

from django.utils import timezone

from guildhouse.kernel.models import Due
from guildhouse.kernel.ports.registry import Registry
from guildhouse.kernel.ports.today import TodayItem, today_sources

MOST = 40

# Of (member, days by id of the thing): what is still due of them, worded for this member in a fixed number of queries.
DueWords = Callable[[Any, Mapping[int, date]], Iterable[TodayItem]]
due_words: Registry[DueWords] = Registry("due")


def plan_due(room: str, thing_id: int, days: Mapping[int, date]) -> None:
    """From now on this thing is due for these members on these days, and for nobody else. Twice is once."""
    Due.objects.filter(room=room, thing_id=thing_id).exclude(member__in=list(days)).delete()
    Due.objects.bulk_create(
        [Due(member_id=pk, room=room, thing_id=thing_id, on=on) for pk, on in days.items()],
        update_conflicts=True, unique_fields=["room", "thing_id", "member"], update_fields=["on"],
    )  # fmt: skip


def list_due(member: Any) -> Iterator[TodayItem]:
    """One query where nothing is due; the rooms that have something ask for it themselves."""
    rooms: dict[str, dict[int, date]] = defaultdict(dict)
    due = Due.objects.filter(member=member.pk, on__lte=timezone.localdate()).order_by("on", "pk")
    for room, thing_id, on in due.values_list("room", "thing_id", "on")[:MOST]:
        rooms[room][thing_id] = on
    for room, days in rooms.items():
        if words := due_words.get(room):
            yield from words(member, days)


today_sources.register("kernel.due", list_due)
