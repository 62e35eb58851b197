"""The ways from a page to the places of the house, laid out once for everybody who sees the same."""

from functools import lru_cache
from typing import NamedTuple

from django.utils.translation import gettext as _

from guildhouse.kernel.ports.navigation import shown_places

PLACES_IN_BAR = 5


class NavItem(NamedTuple):
    label: str
    address: str
    icon: str
    current: bool
    count: int  # type: ignore[assignment]  # hides the method of tuples, which nobody asks for


class Ways(NamedTuple):
    house: tuple[NavItem, ...]
    craft: tuple[NavItem, ...]
    bar: tuple[NavItem, ...]


@lru_cache(maxsize=500)
def lay_out(current: tuple[bool, ...], counts: tuple[int, ...], _language: str, *, is_member: bool) -> Ways:
    """The ways from a page; the same for all members, or all visitors, who stand at the same place with as much waiting."""
    shown = shown_places(is_member=is_member, is_host=False)
    items = [
        (place, NavItem(str(place.label), place.address, place.icon, is_current, count))
        for place, is_current, count in zip(shown, current, counts, strict=True)
    ]
    house, craft = (tuple(item for place, item in items if place.group == group) for group in ("house", "craft"))
    return Ways(house, craft, tuple(item for place, item in items if place.bar)[:PLACES_IN_BAR])


@lru_cache(maxsize=10_000)
def own_places(profile: str, _language: str, *, is_host: bool) -> tuple[NavItem, ...]:
    own = [(_("Your page"), profile, "user-round"), (_("Settings"), "/settings/", "settings")]
    if is_host:
        theirs = (one for one in shown_places(is_member=True, is_host=True) if one.group == "hosts")
        own += [(str(one.label), one.address, one.icon) for one in theirs]
        own += [
            (_("The community"), "/community/edit/", "house"),
            (_("Who would like to join"), "/community/requests/", "door-open"),
            (_("Work in the background"), "/jobs/", "clock"),
        ]
    return tuple(NavItem(label, address, icon, current=False, count=0) for label, address, icon in own)
