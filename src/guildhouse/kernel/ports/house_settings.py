"""What hosts can decide for the whole house, registered by rooms so that the page which lists all of it names none of them."""

from collections.abc import Callable
from dataclasses import dataclass
from typing import Any

from django.utils.functional import Promise

from guildhouse.kernel.ports.registry import Registry

Words = str | Promise


@dataclass(frozen=True, slots=True, kw_only=True)
class HouseSetting:
    """`default` in words, `means` the consequence, `address` the page on which it is changed; `now(community)` how it stands, where a word says it."""

    key: str
    label: Words
    default: Words
    means: Words
    address: str
    now: Callable[[Any], Words] | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class SettingGroup:
    label: Words
    icon: str
    order: int
    settings: tuple[HouseSetting, ...]


house_settings: Registry[SettingGroup] = Registry("house_settings")


def list_groups() -> list[SettingGroup]:
    return sorted(house_settings, key=lambda group: group.order)
