"""What the page of a commitment needs, also where one of its forms comes back."""

from typing import Any

from guildhouse.commitments.forms import DayForm
from guildhouse.commitments.models import Commitment
from guildhouse.commitments.policies import (
    can_answer_promise,
    can_answer_proposal,
    can_answer_request,
    can_edit,
    can_move,
    can_propose,
)
from guildhouse.commitments.queries.pages import load_page
from guildhouse.members.models import Member


def commitment_context(member: Member, commitment: Commitment, *, day: DayForm | None = None) -> dict[str, Any]:
    view = load_page(member, commitment)
    return {
        "view": view,
        "commitment": commitment,
        "day": day or DayForm(initial={"on": commitment.on, "at": commitment.at}),
        "may_edit": can_edit(member, commitment),
        "may_move": can_move(member, commitment) and view.pending is None,
        "may_end": can_move(member, commitment),
        "may_answer_request": can_answer_request(member, commitment),
        "may_answer_promise": not view.is_mine and can_answer_promise(member, commitment),
        "may_propose": can_propose(member, commitment, view.pending),
        "may_answer_proposal": can_answer_proposal(member, commitment, view.pending),
        "may_withdraw": view.pending is not None and view.pending.by_id == member.pk,
    }
