"""Conversations' tables, one file per thing."""

from guildhouse.conversations.models.conversation import Conversation, Participation
from guildhouse.conversations.models.excerpt import Excerpt, ExcerptLine
from guildhouse.conversations.models.message import Message
from guildhouse.conversations.models.wishes import TalkWishes

__all__ = ["Conversation", "Excerpt", "ExcerptLine", "Message", "Participation", "TalkWishes"]
