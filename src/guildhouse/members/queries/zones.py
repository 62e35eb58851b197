"""The world's time zones, found by name or by city."""

import zoneinfo
from functools import cache

PLACES = ("Africa", "America", "Antarctica", "Arctic", "Asia", "Atlantic", "Australia", "Europe", "Indian", "Pacific")


@cache
def list_zones() -> tuple[str, ...]:
    """Those that people live in, and UTC."""
    named = (zone for zone in zoneinfo.available_timezones() if zone.split("/")[0] in PLACES and "/" in zone)
    return ("UTC", *sorted(named))


def find_zone_name(typed: str) -> str | None:
    """`europe/paris`, `Paris` and `New York` alike; None when no zone, or more than one, is called that."""
    wanted = "_".join(typed.split()).casefold()
    zones = list_zones()
    exact = [zone for zone in zones if zone.casefold() == wanted]
    cities = [zone for zone in zones if zone.casefold().rpartition("/")[2] == wanted]
    return exact[0] if exact else cities[0] if len(cities) == 1 else None


@cache
def find_zone(name: str) -> zoneinfo.ZoneInfo:
    """The zone, or UTC where this machine does not know it: a page is better in UTC than not at all."""
    try:
        return zoneinfo.ZoneInfo(name)
    except (zoneinfo.ZoneInfoNotFoundError, ValueError):
        return zoneinfo.ZoneInfo("UTC")
