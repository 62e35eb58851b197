"""What reviews of a purpose share: when the next one may be, and what a review changed."""

from datetime import date, timedelta
from typing import Any

from django.utils import timezone
from django.utils.translation import gettext as _

from guildhouse.kernel.errors import Invalid

USUAL, LONGEST = timedelta(days=182), timedelta(days=5 * 366)


def suggest_next_date() -> date:
    """Half a year ahead, which is what most hosts choose."""
    return timezone.localdate() + USUAL


def check_next_date(next_on: date) -> None:
    """Invalid unless the date lies ahead, within five years."""
    today = timezone.localdate()
    if next_on <= today:
        raise Invalid(_("Choose a day that is still to come."), field="next_on")
    if next_on > today + LONGEST:
        raise Invalid(
            _("Choose a day within the next five years; later than that nobody will remember."), field="next_on"
        )


def list_changes(thing: Any, now: dict[str, Any]) -> dict[str, Any]:
    """What stood there before, for every field that reads differently now."""
    return {name: getattr(thing, name) for name, value in now.items() if getattr(thing, name) != value}
