"""What a conversation's page needs, whether it is read or shown again with a message that was refused."""

from typing import Any

from guildhouse.conversations.forms import MessageForm
from guildhouse.conversations.policies import (
    Standing,
    can_add_people,
    can_answer_request,
    can_be_written_to,
    can_leave,
    can_post,
    can_rename,
)
from guildhouse.conversations.queries.finding import is_blocked
from guildhouse.conversations.queries.pages import load_page
from guildhouse.conversations.queries.people import list_people
from guildhouse.kernel.drafts import find_draft
from guildhouse.kernel.ports.ties import find_ties


def talk_context(
    standing: Standing, form: MessageForm | None = None, *, before: int = 0, after: int = 0
) -> dict[str, Any]:
    own, conversation, member = standing.own, standing.conversation, standing.member
    is_request = own.state in own.NOT_YET
    others = [one.member_id for one in standing.others]
    return {
        "view": load_page(standing, before=before, after=after),
        "standing": standing,
        "conversation": conversation,
        "own": own,
        "is_request": is_request,
        "form": form or MessageForm(),
        "draft": find_draft(member.pk, f"private.conversations:{conversation.pk}")
        if form is None and not is_request
        else None,
        "people": list_people(standing),
        "ties": find_ties(member, others) if is_request else {},
        "silence": why_silent(standing),
        "may_answer": can_answer_request(standing),
        "may_add": can_add_people(standing),
        "may_rename": can_rename(standing),
        "may_leave": can_leave(standing),
        "own_title": conversation.title.read(by=member) if can_rename(standing) else "",
    }


def why_silent(standing: Standing) -> str:
    """Why this member cannot write here now, as a word for the page; "" when they can."""
    partner = standing.partner
    if not can_post(standing):
        return "paused"
    if partner is None:
        return "" if standing.others else "alone"
    if standing.is_unanswered:
        return "unanswered"
    if is_blocked(partner.member_id, by_id=standing.member.pk):
        return "blocked"
    return "" if can_be_written_to(partner.member) else "absent"
