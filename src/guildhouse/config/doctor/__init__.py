"""The doctor: looks at this house and says what is wrong, what could be better, and how to mend it."""

from guildhouse.config.doctor.finding import Finding, Level

__all__ = ["Finding", "Level"]
