"""What recognition holds about a member: kudos they gave, and those they received."""

from typing import Any

from django.db.models import Q
from django.utils.translation import gettext_lazy as _

from guildhouse.kernel.ports.exports import Holding, exports
from guildhouse.members.models import Member
from guildhouse.recognition.models import Kudos, Receiver


def hold_kudos(member: Member) -> dict[str, Any]:
    held = Receiver.objects.filter(member=member, is_unheard=False).values("kudos")
    found = Kudos.objects.there().filter(Q(by=member) | Q(pk__in=held)).select_related("by").order_by("pk")
    kudos = list(found.prefetch_related("receivers__member"))
    return {
        "given": [
            {"to": [held.member.name for held in one.receivers.all()], **_describe(one)}
            for one in kudos
            if one.by_id == member.pk
        ],
        "received": [
            {"from": one.by.name, "hidden": held.is_hidden, **_describe(one)}
            for one in kudos
            for held in one.receivers.all()
            if held.member_id == member.pk
        ],
    }


def _describe(one: Kudos) -> dict[str, Any]:
    return {"words": one.words, "value": one.value, "audience": one.audience, "at": one.created_at.isoformat()}


exports.register("recognition", Holding(_("Kudos"), {
    "given": _("kudos you gave, and to whom"),
    "received": _("kudos you received, and whether they stand on your page"),
}, hold_kudos))  # fmt: skip
