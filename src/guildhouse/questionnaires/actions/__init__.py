"""Everything that changes a questionnaire, one name per change."""

from guildhouse.questionnaires.actions.answering import answer_questionnaire
from guildhouse.questionnaires.actions.asking import Asked, ask_questions, close_questionnaire

__all__ = ["Asked", "answer_questionnaire", "ask_questions", "close_questionnaire"]
