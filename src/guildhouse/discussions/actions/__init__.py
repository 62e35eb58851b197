"""Everything that changes a topic or a post, one name per change."""

from guildhouse.discussions.actions.posting import post_reply
from guildhouse.discussions.actions.starting import start_topic

__all__ = ["post_reply", "start_topic"]
