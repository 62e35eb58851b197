"""Who took part, and what was answered; in an anonymous questionnaire the two are not tied."""

from django.db import models
from django.utils import timezone

from guildhouse.members.models import Member
from guildhouse.questionnaires.models.questionnaire import Option, Question, Questionnaire


class Participation(models.Model):
    """One row per member who took part, without a time where that could tell whose answer came when."""

    questionnaire = models.ForeignKey(Questionnaire, models.CASCADE, related_name="participations")
    member = models.ForeignKey(Member, models.CASCADE, related_name="+")

    class Meta:
        constraints = [
            models.UniqueConstraint(fields=["questionnaire", "member"], name="questionnaires_participation_once")
        ]


class Response(models.Model):
    """`member` and `at` stay empty when the questionnaire is anonymous."""

    questionnaire = models.ForeignKey(Questionnaire, models.CASCADE, related_name="responses")
    member = models.ForeignKey(Member, models.CASCADE, null=True, related_name="+")
    at = models.DateTimeField(null=True, default=timezone.now)

    class Meta:
        constraints = [models.UniqueConstraint(fields=["questionnaire", "member"], name="questionnaires_response_once")]


class Answer(models.Model):
    response = models.ForeignKey(Response, models.CASCADE, related_name="answers")
    question = models.ForeignKey(Question, models.CASCADE, related_name="+")
    option = models.ForeignKey(Option, models.CASCADE, null=True, related_name="answers")
    text = models.TextField(blank=True, default="")

    class Meta:
        constraints = [
            models.UniqueConstraint(fields=["response", "question", "option"], name="questionnaires_answer_once")
        ]
