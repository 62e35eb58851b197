"""Everything that changes a conversation, one name per change."""

from guildhouse.conversations.actions.answering import (
    accept_request,
    block_asker,
    decline_request,
    drop_requests_of,
    reopen_request,
)
from guildhouse.conversations.actions.asking import write_to
from guildhouse.conversations.actions.attending import (
    bring_back,
    mute_conversation,
    note_reading,
    put_away,
    set_talk_wishes,
)
from guildhouse.conversations.actions.editing import (
    delete_message,
    edit_message,
    restore_message,
    wipe_deleted_messages,
)
from guildhouse.conversations.actions.grouping import ask_to_join, leave_group, rename_group, start_group
from guildhouse.conversations.actions.posting import post_message
from guildhouse.conversations.actions.reporting import (
    forget_old_excerpts,
    hide_excerpt,
    report_messages,
    restore_excerpt,
)

__all__ = [
    "accept_request",
    "ask_to_join",
    "block_asker",
    "bring_back",
    "decline_request",
    "delete_message",
    "drop_requests_of",
    "edit_message",
    "forget_old_excerpts",
    "hide_excerpt",
    "leave_group",
    "mute_conversation",
    "note_reading",
    "post_message",
    "put_away",
    "rename_group",
    "reopen_request",
    "report_messages",
    "restore_excerpt",
    "restore_message",
    "set_talk_wishes",
    "start_group",
    "wipe_deleted_messages",
    "write_to",
]
