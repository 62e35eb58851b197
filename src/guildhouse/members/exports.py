"""What the members room holds about a member, field by field, with the reason."""

from typing import Any

from django.db.models import Case, CharField, DateTimeField, F, Q, Value, When
from django.utils.translation import gettext_lazy as _

from guildhouse.kernel.ports.exports import Holding, exports
from guildhouse.members.ladder import FIGURES
from guildhouse.members.models import (
    Block,
    Connection,
    Contribution,
    DayHere,
    Follow,
    HandleHistory,
    Invitation,
    JoinRequest,
    Member,
    Profile,
    Speaker,
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
        **_list_people(member),
        "what_brought_you": asked.words if asked else "",
        "invitations": [
            {"created_at": _plain(one.created_at), "uses": one.uses, "note": one.note, "email": one.email}
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


def _list_people(member: Member) -> dict[str, list[Any]]:
    """Former handles, whom they blocked and follow, with whom they connect; one query.

    What others have asked is theirs to word; whether one was declined, or never heard, is not told.
    """
    unheard = Q(state=Connection.State.UNHEARD) & ~Q(asked_by=member)
    other = Case(When(low=member, then=F("high__handle")), default=F("low__handle"))
    connections = Connection.objects.of(member.pk).exclude(unheard).annotate(which=_word("connections"), other=other)
    asked = connections.values_list("which", "other", "asked_at", "state", "words", "asked_by__handle")
    named = {
        "former_handles": HandleHistory.objects.filter(member=member).annotate(other=F("handle")),
        "blocked": Block.objects.filter(member=member).annotate(other=F("blocked__handle")),
        "follows": Follow.objects.filter(member=member).annotate(other=F("followed__handle")),
        "works_with": Profile.objects.filter(member=member, organisation_page__isnull=False).annotate(
            other=F("organisation_page__name")
        ),
    }
    none = {"at": Value(None, DateTimeField()), "b": _word(""), "c": _word(""), "d": _word("")}
    others = [
        rows.annotate(which=_word(name), **none).values_list("which", "other", "at", "b", "c", "d")
        for name, rows in named.items()
    ]
    spoken = Speaker.objects.filter(member=member).annotate(
        which=_word("speaks_for"), other=F("organisation__name"), handle=_word("")
    )
    others.append(spoken.values_list("which", "other", "asked_at", "state", "words", "handle"))
    found: dict[str, list[Any]] = {"connections": [], "speaks_for": [], **{name: [] for name in named}}
    for which, handle, at, state, words, asker in asked.union(*others, all=True):
        if which == "speaks_for":
            told = {"organisation": handle, "asked_at": _plain(at), "state": state, "your_words": words}
            found[which].append(told)
            continue
        is_own = asker == member.handle
        found[which].append(handle if which != "connections" else {
            "with": handle, "asked_at": _plain(at), "is_connected": state == Connection.State.CONNECTED,
            "asked_by_you": is_own, "your_words": words if is_own else "",
        })  # fmt: skip
    return found


def _word(text: str) -> Value:
    return Value(text, output_field=CharField())


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
    "follows": _("whom you hear of"),
    "works_with": _("the organisation whose page your profile leads to, where you chose so"),
    "speaks_for": _("the organisations you asked to speak for, with your words"),
    "connections": _("whom you asked or who asked you, with your words, and with whom you are connected"),
    "blocked": _("whom you keep away"),
    "what_brought_you": _("what you told the hosts when you asked to join"),
    "invitations": _("links you made, and whom you invited by mail"),
    "contributions": _("what you gave, and when"),
}, hold_account))  # fmt: skip
