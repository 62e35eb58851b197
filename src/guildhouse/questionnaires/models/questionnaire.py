"""A questionnaire, its questions and what can be chosen; a changed one is a new version beside the old."""

from django.db import models
from django.utils import timezone

from guildhouse.members.models import Member


class Questionnaire(models.Model):
    """Anonymous means that nothing stored ties an answer to a member; only that they took part is known."""

    title = models.CharField(max_length=200)
    family = models.BigIntegerField(null=True)
    version = models.PositiveIntegerField(default=1)
    is_anonymous = models.BooleanField(default=False)
    asked_by = models.ForeignKey(Member, models.PROTECT, related_name="+")
    created_at = models.DateTimeField(default=timezone.now)
    closes_at = models.DateTimeField(null=True, blank=True)
    closed_at = models.DateTimeField(null=True)
    responses_count = models.PositiveIntegerField(default=0)

    class Meta:
        constraints = [
            models.UniqueConstraint(
                fields=["family", "version"], condition=~models.Q(family=None), name="questionnaires_version_once"
            )
        ]

    def __str__(self) -> str:
        return self.title

    @property
    def is_closed(self) -> bool:
        return self.closed_at is not None or (self.closes_at is not None and self.closes_at <= timezone.now())


class Question(models.Model):
    class Kind(models.TextChoices):
        ONE = "one"
        MANY = "many"
        SCALE = "scale"
        TEXT = "text"

    questionnaire = models.ForeignKey(Questionnaire, models.CASCADE, related_name="questions")
    position = models.PositiveSmallIntegerField()
    text = models.CharField(max_length=300)
    kind = models.CharField(max_length=8, choices=Kind.choices, default=Kind.ONE)
    is_required = models.BooleanField(default=True)

    class Meta:
        ordering = ["position"]
        constraints = [
            models.UniqueConstraint(fields=["questionnaire", "position"], name="questionnaires_question_position")
        ]


class Option(models.Model):
    question = models.ForeignKey(Question, models.CASCADE, related_name="options")
    position = models.PositiveSmallIntegerField()
    text = models.CharField(max_length=200)

    class Meta:
        ordering = ["position"]
        constraints = [models.UniqueConstraint(fields=["question", "position"], name="questionnaires_option_position")]
