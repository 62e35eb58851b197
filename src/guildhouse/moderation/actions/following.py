"""Items stand in the space their thing stands in, so that the right hosts decide."""

from django.db import transaction

from guildhouse.kernel.live import pulse
from guildhouse.moderation.kinds import find_kind
from guildhouse.moderation.models import Item


@transaction.atomic
def follow_space(left_space_id: int) -> None:
    """Looks again at the open items of a space that something has left."""
    for item in Item.objects.filter(space=left_space_id, closed_at=None):
        kind = find_kind(item.kind)
        thing = kind.show(item.object_id) if kind else None
        if thing is not None and thing.space_id != left_space_id:
            Item.objects.filter(pk=item.pk).update(space=thing.space_id)
    pulse("moderation")
