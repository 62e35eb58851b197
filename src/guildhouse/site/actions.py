"""What the pages of the whole house change: how far somebody is on the tour."""

from django.db import transaction

from guildhouse.members.models import Member
from guildhouse.site.models import TourPlace


@transaction.atomic
def keep_place(stop: int, *, by: Member) -> None:
    """The stop they saw last; asked for again it changes nothing."""
    if find_place(by) != stop:
        TourPlace.objects.update_or_create(member=by, defaults={"stop": stop})


def find_place(member: Member) -> int:
    """The number of the stop they saw last; 0 before the first."""
    return TourPlace.objects.filter(member=member).values_list("stop", flat=True).first() or 0
