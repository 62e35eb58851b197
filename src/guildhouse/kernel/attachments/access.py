"""Who may read an attachment: whoever may see the thing that keeps it, asked of the room the thing lives in."""

from __future__ import annotations

from collections.abc import Callable
from typing import Any

from guildhouse.kernel.models import Attachment
from guildhouse.kernel.ports import Registry

# A room registers, in its `attachable.py`, for each kind of thing it keeps files by, whether a viewer (a member, or
# None for a visitor) may see the thing of that id now. It is asked at every reading, so a change counts at once.
Rule = Callable[[int, Any], bool]
attachment_access: Registry[Rule] = Registry("attachable")


def may_read(attachment: Attachment, viewer: Any) -> bool:
    """What is pending is its owner's alone; what is kept follows its thing; a kind nobody registered is closed."""
    if attachment.state == Attachment.State.PENDING:
        return viewer is not None and attachment.owner_id == viewer.pk
    if attachment.state != Attachment.State.KEPT or attachment.object_id is None:
        return False
    rule = attachment_access.get(attachment.kind)
    return rule is not None and rule(attachment.object_id, viewer)
