"""What the members room holds about a member, field by field, with the reason."""

from typing import Any

from django.utils.translation import gettext_lazy as _

from guildhouse.kernel.ports.exports import Holding, exports
from guildhouse.members.ladder import FIGURES
from guildhouse.members.models import (
    Block,
    Contribution,
    DayHere,
    HandleHistory,
    Invitation,
    JoinRequest,
    Member,
    Profile,
    TrustRecord,
)

OF_MEMBER = (
    "email",
    "handle",
    "name",
    "headline",
    "status",
    "role",
    "trust",
    "time_zone",
    "language",
    "theme",
    "joined_at",
)
OF_WORK = (
    "here_for", "role_title", "organisation", "industry", "product_kind", "former_role", "former_organisation", "interests",
    "skills", "hours", "offers", "offer_words", "seeks", "seek_words",
)  # fmt: skip
OF_PROFILE = ("about", "pronouns", "location", "languages", "links", "shown", *OF_WORK)


def hold_account(member: Member) -> dict[str, Any]:
    kept = Member.objects.select_related("profile", "join_request", "trust_record").get(pk=member.pk)
    profile = getattr(kept, "profile", None) or Profile(member=member)
    asked: JoinRequest | None = getattr(kept, "join_request", None)
    record: TrustRecord | None = getattr(kept, "trust_record", None)
    return {
        **{name: _plain(getattr(member, name)) for name in OF_MEMBER},
        **{name: getattr(profile, name) for name in OF_PROFILE},
        "former_handles": list(HandleHistory.objects.filter(member=member).values_list("handle", flat=True)),
        "blocked": list(Block.objects.filter(member=member).values_list("blocked__handle", flat=True)),
        "what_brought_you": asked.words if asked else "",
        "invitations": [
            {"created_at": _plain(one.created_at), "uses": one.uses, "note": one.note}
            for one in Invitation.objects.filter(invited_by=member).order_by("pk")
        ],
        "trust_figures": {name: getattr(record, name) for name in (*FIGURES, "by_hand")} if record else {},
        "days_here": [
            _plain(day) for day in DayHere.objects.filter(member=member).order_by("day").values_list("day", flat=True)
        ],
        "contributions": [
            {"kind": kind, "at": _plain(at)}
            for kind, at in Contribution.objects.filter(member=member).order_by("at").values_list("kind", "at")
        ],
    }


def _plain(value: Any) -> Any:
    return value.isoformat() if hasattr(value, "isoformat") else value


exports.register("members", Holding(_("Your account and profile"), {
    "email": _("to sign in, and to write to you"),
    "handle": _("your address here"),
    "name": _("what you are called"),
    "headline": _("shown beside your name"),
    "status": _("whether you may write"),
    "role": _("whether you are a host"),
    "trust": _("what you may do without a host looking first"),
    "trust_figures": _("what that is earned by; nobody else sees it"),
    "days_here": _("the days on which you read or wrote, which trust is earned by"),
    "time_zone": _("to show times as yours"),
    "language": _("to speak your language"),
    "theme": _("light or dark"),
    "joined_at": _("since when you are here"),
    "about": _("your profile"),
    "pronouns": _("your profile"),
    "location": _("your profile"),
    "languages": _("your profile"),
    "links": _("your profile"),
    "shown": _("who sees which part of it"),
    **dict.fromkeys(OF_WORK, _("your profile, and what others find you by where you show it")),
    "former_handles": _("so that old links find you"),
    "blocked": _("whom you keep away"),
    "what_brought_you": _("what you told the hosts when you asked to join"),
    "invitations": _("links you made"),
    "contributions": _("what you gave, and when"),
}, hold_account))  # fmt: skip
