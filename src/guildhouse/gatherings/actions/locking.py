"""Standing in line at one event: whoever counts or changes its seats holds its row."""

from django.utils.translation import gettext as _

from guildhouse.gatherings.models import Gathering
from guildhouse.gatherings.policies import Standing
from guildhouse.gatherings.queries.finding import stand
from guildhouse.kernel.errors import NotFound
from guildhouse.kernel.locking import lock
from guildhouse.members.models import Member


def lock_gathering(gathering_id: int, by: Member) -> Standing:
    """The event as it is now, and how `by` stands to it; what may not be seen is not found."""
    seen = Gathering.objects.visible_to(by).filter(pk=gathering_id).values("pk")
    gathering = lock(Gathering.objects.filter(pk__in=seen)).select_related("space").first()
    if gathering is None:
        raise NotFound(_("There is no event at this address, or it is not open to you."))
    return stand(gathering, by)


def lock_row(gathering_id: int) -> Gathering:
    """For what no member does by themselves."""
    return lock(Gathering.objects.filter(pk=gathering_id)).select_related("space").get()
