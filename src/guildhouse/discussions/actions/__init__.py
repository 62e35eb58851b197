"""Everything that changes a topic or a post, one name per change."""

from guildhouse.discussions.actions.answering import accept_answer, unaccept_answer
from guildhouse.discussions.actions.attending import follow_topic, note_reading, read_everything
from guildhouse.discussions.actions.deleting import delete_post, delete_topic, restore_post, restore_topic
from guildhouse.discussions.actions.editing import edit_post
from guildhouse.discussions.actions.handing_over import hand_over_words
from guildhouse.discussions.actions.keeping import keep_post, unkeep_post
from guildhouse.discussions.actions.polling import Poll, vote
from guildhouse.discussions.actions.posting import post_reply
from guildhouse.discussions.actions.reacting import toggle_reaction
from guildhouse.discussions.actions.starting import start_topic

__all__ = [
    "Poll",
    "accept_answer",
    "delete_post",
    "delete_topic",
    "edit_post",
    "follow_topic",
    "hand_over_words",
    "keep_post",
    "note_reading",
    "post_reply",
    "read_everything",
    "restore_post",
    "restore_topic",
    "start_topic",
    "toggle_reaction",
    "unaccept_answer",
    "unkeep_post",
    "vote",
]
