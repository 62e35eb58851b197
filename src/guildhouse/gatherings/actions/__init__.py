"""Everything that changes an event."""

from guildhouse.gatherings.actions.answering import answer_gathering
from guildhouse.gatherings.actions.attending import note_attendance, publish_notes
from guildhouse.gatherings.actions.cancelling import cancel_gathering, restore_gathering
from guildhouse.gatherings.actions.checking import Plan
from guildhouse.gatherings.actions.planning import change_gathering, plan_gathering

__all__ = [
    "Plan",
    "answer_gathering",
    "cancel_gathering",
    "change_gathering",
    "note_attendance",
    "plan_gathering",
    "publish_notes",
    "restore_gathering",
]
