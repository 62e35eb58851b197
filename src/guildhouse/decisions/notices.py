"""What members hear of decisions, and why: that they are asked, that somebody answered, what became of it."""

from collections.abc import Iterator

from django.utils.translation import gettext_lazy as _

from guildhouse.decisions import events
from guildhouse.decisions.models import Perspective
from guildhouse.decisions.queries import notice_words as words
from guildhouse.kernel.ports.notices import (
    Choice,
    NoticeKind,
    Reading,
    Telling,
    Unsettling,
    reads,
    register_kind,
    tells,
    unsettles,
)

State = Perspective.State

register_kind(NoticeKind(
    key=words.ASKED, label=_("Somebody asks for my perspective"), help=_("On a decision of theirs. You can kindly say no."),
    reasons={"asked": _("They asked you by name, and wait for your word.")}, words=words.word_requests,
    objections=words.find_request_objections, icon="split", default=Choice.MAIL, order=8,
))  # fmt: skip
register_kind(NoticeKind(
    key=words.GIVEN, label=_("Perspectives on my decisions"), help=_("Who gave one, or to whom it does not suit now."),
    reasons={"you_asked": _("You had asked them.")}, words=words.word_answers, objections=words.find_answer_objections,
    icon="split", default=Choice.HERE, order=9,
))  # fmt: skip
register_kind(NoticeKind(
    key=words.TOLD, label=_("What became of decisions I helped with"),
    help=_("What was decided and why, and what was seen later, where its owner shares it."),
    reasons={"helped": _("You gave your perspective."), "asked": _("You were asked for your perspective.")},
    words=words.word_told, objections=words.find_told_objections, icon="split", default=Choice.MAIL, order=10,
))  # fmt: skip


@tells(events.PerspectiveAsked)
def tell_of_request(event: events.PerspectiveAsked) -> Iterator[Telling]:
    yield Telling(
        kind=words.ASKED, member_id=event.member_id, why="asked", thread=f"decision:{event.decision_id}",
        thing_id=event.decision_id, key=f"asked:{event.decision_id}", by_id=event.by_id, renews=True,
    )  # fmt: skip


@tells(events.PerspectiveAnswered)
def tell_of_answer(event: events.PerspectiveAnswered) -> Iterator[Telling]:
    """Changed words are not told again."""
    if event.is_first:
        yield Telling(
            kind=words.GIVEN, member_id=event.asker_id, why="you_asked", thread=f"decision:{event.decision_id}",
            thing_id=event.perspective_id, key=f"given:{event.perspective_id}", by_id=event.author_id, renews=True,
        )  # fmt: skip


@tells(events.DecisionMade)
def tell_of_decision(event: events.DecisionMade) -> Iterator[Telling]:
    yield from _tell_those_who_helped(event, "made") if event.is_told else ()


@tells(events.DecisionLookedBack)
def tell_of_look_back(event: events.DecisionLookedBack) -> Iterator[Telling]:
    yield from _tell_those_who_helped(event, "back") if event.is_told else ()


@tells(events.DecisionDropped)
def tell_of_end(event: events.DecisionDropped) -> Iterator[Telling]:
    """Those who were asked need not think about it any more; those who said no do not either."""
    asked = Perspective.objects.filter(decision=event.decision_id, is_delivered=True).exclude(state=State.DECLINED)
    for pk in asked.values_list("author_id", flat=True):
        yield _told(event, pk, "asked", "dropped")


Ended = events.DecisionMade | events.DecisionLookedBack | events.DecisionDropped


def _tell_those_who_helped(event: Ended, what: str) -> Iterator[Telling]:
    given = Perspective.objects.filter(decision=event.decision_id, state=State.GIVEN)
    for pk in given.values_list("author_id", flat=True):
        yield _told(event, pk, "helped", what)


def _told(event: Ended, member_id: int, why: str, what: str) -> Telling:
    return Telling(
        kind=words.TOLD, member_id=member_id, why=why, thread=f"decision:{event.decision_id}", thing_id=event.decision_id,
        key=f"{what}:{event.decision_id}", by_id=event.owner_id, renews=True,
    )  # fmt: skip


@reads(events.PerspectiveAnswered)
def read_by_answering(event: events.PerspectiveAnswered) -> Reading:
    return Reading(member_id=event.author_id, thread=f"decision:{event.decision_id}")


@reads(events.DecisionMade)
def read_by_deciding(event: events.DecisionMade) -> Reading:
    return Reading(member_id=event.owner_id, thread=f"decision:{event.decision_id}")


Changed = (
    events.RequestWithdrawn
    | events.DecisionMade
    | events.DecisionReopened
    | events.DecisionDropped
    | events.DecisionDeleted
)


def look_again(event: Changed) -> Unsettling:
    return Unsettling(threads=(f"decision:{event.decision_id}",))


unsettles(events.RequestWithdrawn)(look_again)
unsettles(events.DecisionMade)(look_again)
unsettles(events.DecisionDropped)(look_again)
unsettles(events.DecisionReopened)(look_again)
unsettles(events.DecisionDeleted)(look_again)
