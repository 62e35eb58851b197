"""Whole topics from elsewhere: made ready, added in bulk without doubling, announced once, turned into Markdown later."""

from guildhouse.discussions.actions.importing.adding import Added, import_topics
from guildhouse.discussions.actions.importing.finishing import announce_import, count_tags, mark_duplicates
from guildhouse.discussions.actions.importing.words import Earlier, ReadyTalk, Talk, Words, make_ready

__all__ = [
    "Added",
    "Earlier",
    "ReadyTalk",
    "Talk",
    "Words",
    "announce_import",
    "count_tags",
    "import_topics",
    "make_ready",
    "mark_duplicates",
]
