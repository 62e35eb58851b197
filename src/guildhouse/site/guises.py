"""Looking around a demo as one of its members: who is lent to visitors, and never outside a demo."""

from typing import NamedTuple

from django.conf import settings
from django.utils.translation import gettext as _

from guildhouse.kernel.errors import NotFound
from guildhouse.members.models import Member
from guildhouse.site.models import Guise


class Lent(NamedTuple):
    role: str
    label: str
    name: str
    member_id: int


def list_lent() -> list[Lent]:
    """In the order of the roles, without those a visitor has had suspended as a host; nobody outside a demo."""
    if not settings.DEMO:
        return []
    rows = Guise.objects.select_related("member").filter(member__status=Member.Status.ACTIVE)
    lent = [Lent(row.role, str(row.get_role_display()), row.member.name, row.member_id) for row in rows]
    return sorted(lent, key=lambda one: Guise.Role.values.index(one.role))


def find_lent(role: str) -> Member:
    """NotFound outside a demo, and for everybody whom the demo has not made for this."""
    found = next((one for one in list_lent() if one.role == role), None)
    if found is None:
        raise NotFound(_("There is nothing at this address."))
    member: Member = Member.objects.get(pk=found.member_id)
    return member
