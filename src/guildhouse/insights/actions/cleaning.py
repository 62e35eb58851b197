"""Forgetting what was said about things that do not wait any more."""

from django.db import transaction
from django.db.models import Exists, OuterRef
from django.utils import timezone

from guildhouse.insights.models import Mark
from guildhouse.kernel.ports.desk import desk_lanes


@transaction.atomic
def forget_spent() -> int:
    """Marks that say nothing any more, and those of things that are done, gone, or of a room that is gone."""
    gone = (
        Mark.objects.spent(timezone.now()).delete()[0]
        + Mark.objects.exclude(lane__in=list(desk_lanes.keys())).delete()[0]
    )
    for key, lane in desk_lanes.items():
        still = lane.rows(None).select_related(None).filter(pk=OuterRef("thing_id"), **{lane.since: OuterRef("since")})
        gone += Mark.objects.filter(~Exists(still), lane=key).delete()[0]
    return gone
