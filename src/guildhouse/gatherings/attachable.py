"""Who may see a file kept by an event: whoever may see the event."""

from typing import Any

from guildhouse.gatherings.models import Gathering
from guildhouse.kernel.attachments import attachment_access


def may_see_files_of(gathering_id: int, viewer: Any) -> bool:
    return Gathering.objects.visible_to(viewer).filter(pk=gathering_id).exists()


attachment_access.register("gathering", may_see_files_of)
