"""Whole topics from elsewhere: made ready, added in bulk without doubling, announced once, turned into Markdown later."""

from guildhouse.discussions.actions.importing.adding import Added, import_topics
from guildhouse.discussions.actions.importing.converting import (
    Conversion,
    count_html,
    prepare_conversion,
    store_conversion,
    text_to_edit,
)
from guildhouse.discussions.actions.importing.finishing import announce_import, count_tags, mark_duplicates
from guildhouse.discussions.actions.importing.words import NOWHERE, Earlier, ReadyTalk, Talk, Words, make_ready

__all__ = [
    "NOWHERE",
    "Added",
    "Conversion",
    "Earlier",
    "ReadyTalk",
    "Talk",
    "Words",
    "announce_import",
    "count_html",
    "count_tags",
    "import_topics",
    "make_ready",
    "mark_duplicates",
    "prepare_conversion",
    "store_conversion",
    "text_to_edit",
]
