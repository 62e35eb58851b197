"""Everything that changes a space, one name per change."""

from guildhouse.spaces.actions.admitting import ask_to_enter, change_role, decide_entry, invite_member, remove_member
from guildhouse.spaces.actions.changing import archive_space, change_space
from guildhouse.spaces.actions.entering import change_level, enter_space, leave_space
from guildhouse.spaces.actions.opening import open_space
from guildhouse.spaces.actions.reviewing import review_space

__all__ = [
    "archive_space",
    "ask_to_enter",
    "change_level",
    "change_role",
    "change_space",
    "decide_entry",
    "enter_space",
    "invite_member",
    "leave_space",
    "open_space",
    "remove_member",
    "review_space",
]
