"""Who may read a file kept by a message: whoever may read the message now."""

from typing import Any

from guildhouse.conversations.queries.finding import find_message
from guildhouse.kernel.attachments import attachment_access
from guildhouse.kernel.errors import DomainError


def may_read_files_of(message_id: int, viewer: Any) -> bool:
    if viewer is None:
        return False
    try:
        message, _standing = find_message(viewer, message_id)
    except DomainError:
        return False
    return message.may_be_read_by(viewer)


attachment_access.register("conversation_message", may_read_files_of)
