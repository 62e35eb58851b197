"""What conversations hold about a member: their own words, and whom they talk with. The words of the others are theirs."""

from typing import Any

from django.utils.translation import gettext_lazy as _

from guildhouse.conversations.models import Excerpt, Message, Participation
from guildhouse.conversations.queries.finding import find_wishes
from guildhouse.conversations.queries.words import open_text
from guildhouse.kernel.ports.exports import Holding, exports
from guildhouse.kernel.private import hold_keys
from guildhouse.members.models import Member


def hold_talks(member: Member) -> dict[str, Any]:
    wishes = find_wishes(member)
    hold_keys(member, [member.pk])
    return {
        "conversations": [_describe(one) for one in _own(member)],
        "messages": [
            {"conversation": one.conversation_id, "text": open_text(one, member), "at": one.created_at.isoformat()}
            for one in Message.objects.filter(author=member, kind=Message.Kind.SAID, deleted_at=None).order_by("pk")
        ],
        "shown_to_hosts": [
            {"at": one.created_at.isoformat(), "reason": one.reason} for one in Excerpt.objects.filter(reporter=member)
        ],
        "takes_new": wishes.takes_new,
        "shows_seen": wishes.shows_seen,
        "words_in_mail": wishes.words_in_mail,
    }


def _own(member: Member) -> Any:
    rows = Participation.objects.filter(member=member).exclude(state=Participation.State.UNHEARD)
    return rows.select_related("conversation").prefetch_related("conversation__people__member").order_by("pk")


def _describe(own: Participation) -> dict[str, Any]:
    people = (one.member.name for one in own.conversation.people.all() if one.member_id != own.member_id)
    return {
        "id": own.conversation_id, "with": sorted(people), "since": own.conversation.created_at.isoformat(),
        "state": own.state, "muted": own.is_muted,
    }  # fmt: skip


exports.register("conversations", Holding(_("Your conversations"), {
    "conversations": _("with whom you talk, and since when"),
    "messages": _("what you wrote in them; what others wrote is theirs"),
    "shown_to_hosts": _("what you showed to those who keep order, for a year"),
    "takes_new": _("whether members you have not talked with may write to you"),
    "shows_seen": _("whether you show what you have seen"),
    "words_in_mail": _("whether mails carry the beginning of a message"),
}, hold_talks))  # fmt: skip
