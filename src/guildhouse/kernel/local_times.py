"""A time as a clock on the wall shows it, and the moment it is: hours that clocks skip, hours they show twice."""

from datetime import UTC, datetime, tzinfo


class NoSuchTime(ValueError):
    """Clocks are put forward over it; `instead` is what they show then."""

    def __init__(self, instead: datetime) -> None:
        super().__init__(str(instead))
        self.instead = instead


class SaidTwice(ValueError):
    """Clocks are put back, so that they show it twice; somebody has to say which."""


def find_moment(wall: datetime, zone: tzinfo, *, second: bool | None = None) -> datetime:
    """The moment in UTC at which clocks in `zone` show `wall` (without a zone).

    `second` says which of two, where they show it twice; None raises SaidTwice then. Raises NoSuchTime for what is skipped.
    """
    earlier, later = (wall.replace(tzinfo=zone, fold=fold).astimezone(UTC) for fold in (0, 1))
    if (shown := earlier.astimezone(zone).replace(tzinfo=None, fold=0)) != wall:
        raise NoSuchTime(shown)
    if earlier == later:
        return earlier
    if second is None:
        raise SaidTwice
    return later if second else earlier
