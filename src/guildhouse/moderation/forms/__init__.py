"""What is typed about flags, decisions, limits, lists and waiting words."""

from guildhouse.moderation.forms.deciding import (
    AppealDecisionForm,
    AppealForm,
    DecisionForm,
    FlagForm,
    NoteForm,
    ReasonForm,
    TemplateForm,
)

__all__ = ["AppealDecisionForm", "AppealForm", "DecisionForm", "FlagForm", "NoteForm", "ReasonForm", "TemplateForm"]
