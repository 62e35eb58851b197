"""What was asked and how it was answered, as counts; small groups in anonymous ones are not shown."""

from dataclasses import dataclass

from django.db.models import Count

from guildhouse.members.models import Member
from guildhouse.questionnaires.models import Answer, Option, Participation, Question, Questionnaire

FEWEST_SHOWN = 5


@dataclass(frozen=True, slots=True)
class OptionCount:
    id: int
    text: str
    votes: int
    is_mine: bool


@dataclass(frozen=True, slots=True)
class QuestionCount:
    """`is_hidden`: too few have answered anonymously for counts to be shown."""

    id: int
    text: str
    multiple: bool
    options: list[OptionCount]
    total: int
    has_answered: bool
    is_hidden: bool


def count_answers(questionnaire: Questionnaire, member: Member | None) -> list[QuestionCount]:
    """Per question how often each option was chosen, and which of them are this member's own."""
    questions = list(Question.objects.filter(questionnaire=questionnaire))
    votes = dict(
        Answer.objects.filter(question__in=questions).exclude(option=None).values_list("option").annotate(Count("id"))
    )
    mine, took_part = _own(questionnaire, member)
    hidden = questionnaire.is_anonymous and questionnaire.responses_count < FEWEST_SHOWN
    options: dict[int, list[OptionCount]] = {question.pk: [] for question in questions}
    for option in Option.objects.filter(question__in=questions).order_by("question", "position"):
        shown = 0 if hidden else votes.get(option.pk, 0)
        options[option.question_id].append(OptionCount(option.pk, option.text, shown, option.pk in mine))
    return [
        QuestionCount(
            question.pk, question.text, question.kind == Question.Kind.MANY, options[question.pk],
            questionnaire.responses_count, took_part, hidden,
        )
        for question in questions
    ]  # fmt: skip


def _own(questionnaire: Questionnaire, member: Member | None) -> tuple[set[int], bool]:
    if member is None:
        return set(), False
    chosen = Answer.objects.filter(response__questionnaire=questionnaire, response__member=member)
    took_part = Participation.objects.filter(questionnaire=questionnaire, member=member).exists()
    return {pk for pk in chosen.values_list("option_id", flat=True) if pk is not None}, took_part
