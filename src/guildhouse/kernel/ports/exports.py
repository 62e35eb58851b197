"""What each room holds about one member, for the member's own export and the data map."""

from collections.abc import Callable, Mapping
from dataclasses import dataclass
from typing import Any

from django.utils.functional import Promise

from guildhouse.kernel.ports.registry import Registry


@dataclass(frozen=True, slots=True)
class Holding:
    """`fields` is the data map: each key that `read(member)` answers with, and why it is kept. Values are plain (JSON)."""

    title: str | Promise
    fields: Mapping[str, str | Promise]
    read: Callable[[Any], dict[str, Any]]


exports: Registry[Holding] = Registry("exports")


def export_member(member: Any) -> dict[str, dict[str, Any]]:
    """Everything the rooms hold about the member, by the room's key."""
    return {key: holding.read(member) for key, holding in exports.items()}
