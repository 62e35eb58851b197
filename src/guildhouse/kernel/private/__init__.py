"""Text that only its owner reads: encrypted with a key of their own, opened by `thing.field.read(by=member)`."""

from guildhouse.kernel.private.field import PrivateTextField
from guildhouse.kernel.private.keys import forget, retire_old_master_keys, rotate_master_key
from guildhouse.kernel.private.text import PrivateText

__all__ = ["PrivateText", "PrivateTextField", "forget", "retire_old_master_keys", "rotate_master_key"]
