"""Files members attach, once for the whole house: taken with care, kept by a thing, shown to whoever may see it."""

from guildhouse.kernel.attachments.access import attachment_access, may_read
from guildhouse.kernel.attachments.keeping import find_keys, keep_attachments, release_attachments, sweep_attachments
from guildhouse.kernel.attachments.refusing import AttachmentRefused
from guildhouse.kernel.attachments.taking import add_attachment

__all__ = [
    "AttachmentRefused",
    "add_attachment",
    "attachment_access",
    "find_keys",
    "keep_attachments",
    "may_read",
    "release_attachments",
    "sweep_attachments",
]
