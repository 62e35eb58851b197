"""An event as other rooms may speak of it: never its link."""

from typing import Any

from guildhouse.gatherings.models import Gathering
from guildhouse.kernel.ports.readable import Readable, readables


def read_gathering(gathering_id: int, viewer: Any) -> Readable | None:
    one = Gathering.objects.visible_to(viewer).filter(pk=gathering_id).first()
    return Readable("gathering", one.pk, one.title, one.purpose, one.get_absolute_url()) if one is not None else None


readables.register("gathering", read_gathering)
