"""An event and how one person stands to it."""

from django.utils.translation import gettext as _

from guildhouse.gatherings.models import Attendance, Gathering, Organiser
from guildhouse.gatherings.policies import Standing
from guildhouse.kernel.errors import NotFound
from guildhouse.members.models import Member
from guildhouse.spaces.queries import find_access


def find_gathering(member: Member | None, gathering_id: int) -> Standing:
    """What may not be seen is not found."""
    seen = Gathering.objects.visible_to(member).select_related("space", "created_by").filter(pk=gathering_id).first()
    if seen is None:
        raise NotFound(_("There is no event at this address, or it is not open to you."))
    return stand(seen, member)


def stand(gathering: Gathering, member: Member | None) -> Standing:
    """Three queries at most."""
    access = find_access(member, gathering.space) if gathering.space is not None else None
    if member is None:
        return Standing(gathering, None, access, None, is_organiser=False)
    own = Attendance.objects.filter(gathering=gathering, member=member).first()
    organises = Organiser.objects.filter(gathering=gathering, member=member).exists()
    return Standing(gathering, member, access, own, is_organiser=organises)
