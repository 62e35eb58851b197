"""What is typed about flags, decisions, limits, lists and waiting words."""

from guildhouse.moderation.forms.deciding import DecisionForm, FlagForm, ReasonForm

__all__ = ["DecisionForm", "FlagForm", "ReasonForm"]
