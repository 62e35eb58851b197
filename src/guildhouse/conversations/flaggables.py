"""What can be brought before those who keep order: an excerpt a member chose to show. Whoever decides records the act."""

from typing import Any

from django.utils.translation import gettext_lazy as _

from guildhouse.conversations.actions.reporting import hide_excerpt, restore_excerpt
from guildhouse.conversations.queries.excerpts import find_deciding, find_flagged, show_flagged
from guildhouse.kernel.ports.flaggables import Flaggable, flaggables
from guildhouse.members.models import Member

KIND = "conversation_excerpt"


def hide_one(excerpt_id: int, *, by: Member, reason: str, **_more: Any) -> None:
    hide_excerpt(excerpt_id, by=by, reason=reason)


def restore_one(excerpt_id: int, *, by: Member, **_more: Any) -> None:
    restore_excerpt(excerpt_id, by=by)


flaggables.register(KIND, Flaggable(
    kind=KIND, label=_("Messages somebody showed us"), find=find_flagged, show=show_flagged, decides=find_deciding,
    acts={"hide": hide_one, "restore": restore_one},
))  # fmt: skip
