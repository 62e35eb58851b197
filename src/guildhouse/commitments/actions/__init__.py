"""Everything that changes a commitment, one name per change."""

from guildhouse.commitments.actions.answering import (
    accept_promise,
    accept_request,
    decline_request,
    release_doer,
)
from guildhouse.commitments.actions.editing import edit_commitment, move_commitment, set_pace
from guildhouse.commitments.actions.ending import drop_commitment, finish_commitment, reopen_commitment
from guildhouse.commitments.actions.making import ask_commitment, make_commitment
from guildhouse.commitments.actions.proposing import answer_proposal, propose_day, withdraw_proposal
from guildhouse.commitments.actions.writing import Given

__all__ = [
    "Given",
    "accept_promise",
    "accept_request",
    "answer_proposal",
    "ask_commitment",
    "decline_request",
    "drop_commitment",
    "edit_commitment",
    "finish_commitment",
    "make_commitment",
    "move_commitment",
    "propose_day",
    "release_doer",
    "reopen_commitment",
    "set_pace",
    "withdraw_proposal",
]
