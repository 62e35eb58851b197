"""Questionnaires' tables."""

from guildhouse.questionnaires.models.answering import Answer, Participation, Response
from guildhouse.questionnaires.models.questionnaire import Option, Question, Questionnaire

__all__ = ["Answer", "Option", "Participation", "Question", "Questionnaire", "Response"]
