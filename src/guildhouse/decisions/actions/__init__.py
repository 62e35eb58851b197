"""Everything that changes a decision, one name per change."""

from guildhouse.decisions.actions.answering import decline_request, give_perspective
from guildhouse.decisions.actions.asking import ask_for_perspective, remind_asked, withdraw_request
from guildhouse.decisions.actions.deciding import make_decision
from guildhouse.decisions.actions.dropping import delete_decision, drop_decision, restore_decision
from guildhouse.decisions.actions.looking_back import look_back_at, postpone_look_back
from guildhouse.decisions.actions.opening import edit_decision, open_decision
from guildhouse.decisions.actions.writing import Question

__all__ = [
    "Question",
    "ask_for_perspective",
    "decline_request",
    "delete_decision",
    "drop_decision",
    "edit_decision",
    "give_perspective",
    "look_back_at",
    "make_decision",
    "open_decision",
    "postpone_look_back",
    "remind_asked",
    "restore_decision",
    "withdraw_request",
]
