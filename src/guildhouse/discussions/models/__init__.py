"""Discussions' tables, one file per thing."""

from guildhouse.discussions.models.attention import Bookmark, Reaction, TopicFollow, TopicRead
from guildhouse.discussions.models.post import Post, PostRevision
from guildhouse.discussions.models.pseudonym import Pseudonym
from guildhouse.discussions.models.tag import Tag
from guildhouse.discussions.models.topic import Topic, TopicRedirect

__all__ = [
    "Bookmark",
    "Post",
    "PostRevision",
    "Pseudonym",
    "Reaction",
    "Tag",
    "Topic",
    "TopicFollow",
    "TopicRead",
    "TopicRedirect",
]
