"""The log of what those who keep order did: who, what, to whom, why. Nobody can edit it, and edits from outside show."""

from guildhouse.kernel.audit.recording import record_act
from guildhouse.kernel.audit.verifying import find_break

__all__ = ["find_break", "record_act"]
