"""Everything that changes the queue, one name per change."""

from guildhouse.moderation.actions.opening import open_item

__all__ = ["open_item"]
