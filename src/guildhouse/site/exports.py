"""What the pages of the whole house hold about a member: how far they are on the tour."""

from typing import Any

from django.utils.translation import gettext_lazy as _

from guildhouse.kernel.ports.exports import Holding, exports
from guildhouse.members.models import Member
from guildhouse.site.actions import find_place


def hold_place(member: Member) -> dict[str, Any]:
    return {"stop": find_place(member)}


exports.register("site", Holding(_("The tour"), {"stop": _("the stop you saw last, to go on from there")}, hold_place))
