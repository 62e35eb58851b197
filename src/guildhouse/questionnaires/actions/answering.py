"""Answering: once each; one's own answer can be changed until it closes, unless it is anonymous."""

from django.db import IntegrityError, transaction
from django.db.models import F
from django.utils.translation import gettext as _

from guildhouse.kernel.errors import Conflict, Invalid, NotAllowed
from guildhouse.kernel.events import emit
from guildhouse.kernel.locking import lock
from guildhouse.members.models import Member
from guildhouse.questionnaires.events import QuestionnaireAnswered
from guildhouse.questionnaires.models import Answer, Option, Participation, Question, Questionnaire, Response

LONGEST_TEXT = 5000


@transaction.atomic
def answer_questionnaire(
    questionnaire: Questionnaire, *, by: Member, choices: dict[int, list[int]], texts: dict[int, str] | None = None
) -> None:
    """`choices` maps questions to the options chosen, `texts` to words. Conflict when it has closed meanwhile."""
    questionnaire = lock(Questionnaire.objects.filter(pk=questionnaire.pk)).get()
    if questionnaire.is_closed:
        raise Conflict(_("This was closed meanwhile; your answer was not counted."))
    if not by.may_write:
        raise NotAllowed(_("You cannot take part yet."))
    answers = _read_answers(questionnaire, choices, texts or {})
    response = _take_place(questionnaire, by)
    Answer.objects.filter(response=response).delete()
    for answer in answers:
        answer.response = response
    Answer.objects.bulk_create(answers)
    emit(QuestionnaireAnswered(questionnaire_id=questionnaire.pk))


def _take_place(questionnaire: Questionnaire, by: Member) -> Response:
    try:
        with transaction.atomic():
            Participation.objects.create(questionnaire=questionnaire, member=by)
    except IntegrityError:
        if questionnaire.is_anonymous:
            raise Conflict(
                _("You have answered already. Nobody can tell which answer is yours, so it cannot be changed.")
            ) from None
        return Response.objects.get(questionnaire=questionnaire, member=by)
    Questionnaire.objects.filter(pk=questionnaire.pk).update(responses_count=F("responses_count") + 1)
    if questionnaire.is_anonymous:
        return Response.objects.create(questionnaire=questionnaire, member=None, at=None)
    return Response.objects.create(questionnaire=questionnaire, member=by)


def _read_answers(questionnaire: Questionnaire, choices: dict[int, list[int]], texts: dict[int, str]) -> list[Answer]:
    found: list[Answer] = []
    for question in Question.objects.filter(questionnaire=questionnaire).prefetch_related("options"):
        chosen = _chosen(question, choices.get(question.pk, []))
        words = texts.get(question.pk, "").strip()[:LONGEST_TEXT]
        if question.is_required and not chosen and not words:
            raise Invalid(_("Choose an answer first."), field=f"question-{question.pk}")
        found += [Answer(question=question, option=option) for option in chosen]
        if words and question.kind in {Question.Kind.TEXT, Question.Kind.SCALE}:
            found.append(Answer(question=question, text=words))
    return found


def _chosen(question: Question, ids: list[int]) -> list[Option]:
    options = {option.pk: option for option in question.options.all()}
    wanted = list(dict.fromkeys(ids))
    if any(pk not in options for pk in wanted):
        raise Invalid(_("That option is not part of this question."))
    if question.kind == Question.Kind.ONE and len(wanted) > 1:
        raise Invalid(_("Choose one answer."))
    return [options[pk] for pk in wanted]
