"""Text that its owner reads, and whom they gave it to: encrypted with a key of their own, opened by `thing.field.read(by=member)`."""

from guildhouse.kernel.private.field import PrivateTextField
from guildhouse.kernel.private.keys import forget, hold_keys, retire_old_master_keys, rotate_master_key
from guildhouse.kernel.private.loose import open_for, seal_for
from guildhouse.kernel.private.text import PrivateText

__all__ = [
    "PrivateText",
    "PrivateTextField",
    "forget",
    "hold_keys",
    "open_for",
    "retire_old_master_keys",
    "rotate_master_key",
    "seal_for",
]
