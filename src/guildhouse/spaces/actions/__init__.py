"""Everything that changes a space, one name per change."""

from guildhouse.spaces.actions.entering import enter_space, leave_space
from guildhouse.spaces.actions.opening import open_space

__all__ = ["enter_space", "leave_space", "open_space"]
