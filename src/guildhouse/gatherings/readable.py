"""An event as other rooms may speak of it: never its link."""

from typing import Any

from guildhouse.gatherings.models import Gathering
from guildhouse.kernel.ports.readable import Readable, readables


def read_gathering(gathering_id: int, viewer: Any) -> Readable | None:
    one = Gathering.objects.visible_to(viewer).filter(pk=gathering_id).first()
    if one is None:
        return None
    return Readable("gathering", one.pk, one.title, one.purpose, one.get_absolute_url(), is_talked_of=True)


readables.register("gathering", read_gathering)
