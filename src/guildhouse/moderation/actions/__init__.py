"""Everything that changes the queue, one name per change."""

from guildhouse.moderation.actions.deciding import Verdict, decide_item
from guildhouse.moderation.actions.flagging import flag_thing, withdraw_flag
from guildhouse.moderation.actions.opening import open_item
from guildhouse.moderation.actions.reversing import reverse_decision
from guildhouse.moderation.actions.taking import leave_item, take_item, unveil_author

__all__ = [
    "Verdict",
    "decide_item",
    "flag_thing",
    "leave_item",
    "open_item",
    "reverse_decision",
    "take_item",
    "unveil_author",
    "withdraw_flag",
]
