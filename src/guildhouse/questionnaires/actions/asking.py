"""Asking questions, and closing what was asked."""

from dataclasses import dataclass
from datetime import datetime

from django.db import transaction
from django.utils import timezone
from django.utils.translation import gettext as _

from guildhouse.kernel.errors import Invalid, NotAllowed
from guildhouse.kernel.events import emit
from guildhouse.kernel.locking import lock
from guildhouse.members.models import Member
from guildhouse.questionnaires.events import QuestionnaireClosed
from guildhouse.questionnaires.models import Option, Question, Questionnaire

MOST_OPTIONS = 20
MOST_QUESTIONS = 40


@dataclass(frozen=True, slots=True)
class Asked:
    """One question as it is asked; `options` are the words one can choose from."""

    text: str
    options: tuple[str, ...] = ()
    kind: str = Question.Kind.ONE
    is_required: bool = True


@transaction.atomic
def ask_questions(
    questions: list[Asked], *, by: Member, title: str, anonymous: bool = False, closes_at: datetime | None = None
) -> Questionnaire:
    """A choice needs two different options at least; a closing time lies in the future."""
    _check(questions, closes_at)
    questionnaire = Questionnaire.objects.create(
        title=title[:200], asked_by=by, is_anonymous=anonymous, closes_at=closes_at
    )
    for position, asked in enumerate(questions):
        question = Question.objects.create(
            questionnaire=questionnaire, position=position, text=" ".join(asked.text.split())[:300], kind=asked.kind,
            is_required=asked.is_required,
        )  # fmt: skip
        Option.objects.bulk_create(
            Option(question=question, position=place, text=words[:200])
            for place, words in enumerate(_distinct(asked.options))
        )
    return questionnaire


@transaction.atomic
def close_questionnaire(questionnaire: Questionnaire, *, by: Member) -> None:
    """Whoever asked closes it; what was answered stays."""
    questionnaire = lock(Questionnaire.objects.filter(pk=questionnaire.pk)).get()
    if questionnaire.asked_by_id != by.pk and not by.is_host:
        raise NotAllowed(_("Whoever asked closes it."))
    if questionnaire.closed_at is None:
        Questionnaire.objects.filter(pk=questionnaire.pk).update(closed_at=timezone.now())
        emit(QuestionnaireClosed(questionnaire_id=questionnaire.pk, by_id=by.pk))


def _check(questions: list[Asked], closes_at: datetime | None) -> None:
    if not 1 <= len(questions) <= MOST_QUESTIONS:
        raise Invalid(_("Ask between one question and forty."))
    if closes_at is not None and closes_at <= timezone.now():
        raise Invalid(_("The closing time lies in the past."), field="closes_at")
    for asked in questions:
        if not asked.text.strip():
            raise Invalid(_("Write the question itself."), field="question")
        choosing = asked.kind in {Question.Kind.ONE, Question.Kind.MANY}
        if choosing and not 2 <= len(_distinct(asked.options)) <= MOST_OPTIONS:  # noqa: PLR2004 - one option is no choice
            raise Invalid(_("Give between two and twenty different options, one a line."), field="options")


def _distinct(options: tuple[str, ...]) -> list[str]:
    return list(dict.fromkeys(cleaned for words in options if (cleaned := " ".join(words.split()))))
