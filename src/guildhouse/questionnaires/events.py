"""What happens to questionnaires."""

from dataclasses import dataclass

from guildhouse.kernel.events import Event


@dataclass(frozen=True, slots=True, kw_only=True)
class QuestionnaireAnswered(Event):
    """Says that somebody took part, never what they answered."""

    questionnaire_id: int


@dataclass(frozen=True, slots=True, kw_only=True)
class QuestionnaireClosed(Event):
    questionnaire_id: int
    by_id: int
