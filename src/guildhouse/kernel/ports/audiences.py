"""Named audiences: who is reached by "everyone in this space", told by the room that knows."""

from collections.abc import Callable
from typing import Any

from django.db.models import Q

from guildhouse.kernel.ports.registry import Registry

# From what names one (an id or slug as typed) and the viewer, to a condition on members; None when it is not theirs to see.
Audience = Callable[[str, Any], Q | None]
audiences: Registry[Audience] = Registry("audiences")


def find_audience(kind: str, name: str, viewer: Any) -> Q | None:
    """The condition, or None: unknown and hidden look alike."""
    audience = audiences.get(kind)
    return audience(name, viewer) if audience else None
