"""What members hear of commitments, and why: what they are asked, what is promised to them, and what became of it."""

from collections.abc import Iterator

from django.utils.translation import gettext_lazy as _

from guildhouse.commitments import events
from guildhouse.commitments.models import Commitment, Receiver
from guildhouse.commitments.queries import notice_words as words
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

register_kind(NoticeKind(
    key=words.ASKED, label=_("Somebody asks me to commit myself"), help=_("You can say yes, propose another day, or kindly say no."),
    reasons={"asked": _("They asked you by name, and wait for your word.")}, words=words.word_requests,
    objections=words.find_objections, icon="list-todo", default=Choice.MAIL, order=11,
))  # fmt: skip
register_kind(NoticeKind(
    key=words.PROMISED, label=_("Somebody commits to me"), help=_("What they will do, by when, and why by then."),
    reasons={"promised": _("It is promised to you.")}, words=words.word_promises, objections=words.find_objections,
    icon="list-todo", default=Choice.HERE, order=12,
))  # fmt: skip
register_kind(NoticeKind(
    key=words.CHANGED, label=_("What becomes of commitments with me"), help=_("Done, dropped, moved, another day proposed or agreed."),
    reasons={"promised": _("It is promised to you."), "doing": _("You committed yourself to it.")},
    words=words.word_changes, objections=words.find_objections, icon="list-todo", default=Choice.MAIL, order=13,
))  # fmt: skip


@tells(events.CommitmentAsked)
def tell_of_request(event: events.CommitmentAsked) -> Iterator[Telling]:
    yield _telling(words.ASKED, event.commitment_id, event.doer_id, event.asker_id, "asked")


@tells(events.CommitmentMade)
def tell_of_promise(event: events.CommitmentMade) -> Iterator[Telling]:
    for pk in event.to:
        yield _telling(words.PROMISED, event.commitment_id, pk, event.doer_id, "promised")


@tells(events.CommitmentAnswered)
def tell_of_answer(event: events.CommitmentAnswered) -> Iterator[Telling]:
    yield from _tell_receivers(event.commitment_id, event.doer_id)


@tells(events.PromiseAnswered)
def tell_doer(event: events.PromiseAnswered) -> Iterator[Telling]:
    doers = Commitment.objects.filter(pk=event.commitment_id).values_list("doer_id", flat=True)
    for pk in doers:
        yield _telling(words.CHANGED, event.commitment_id, pk, event.member_id, "doing")


@tells(events.DateProposed)
def tell_of_proposal(event: events.DateProposed) -> Iterator[Telling]:
    yield from _tell_all(event.commitment_id, event.by_id)


@tells(events.ProposalClosed)
def tell_of_agreement(event: events.ProposalClosed) -> Iterator[Telling]:
    """What was taken back is told to nobody; its notice goes."""
    if event.state != "withdrawn":
        yield from _tell_all(event.commitment_id, event.by_id)


def tell_of_end(
    event: events.CommitmentDone | events.CommitmentDropped,
) -> Iterator[Telling]:
    yield from _tell_receivers(event.commitment_id, event.doer_id)


tells(events.CommitmentDone)(tell_of_end)
tells(events.CommitmentDropped)(tell_of_end)


@tells(events.CommitmentMoved)
def tell_of_move(event: events.CommitmentMoved) -> Iterator[Telling]:
    yield from _tell_receivers(event.commitment_id, event.by_id)


def _tell_all(commitment_id: int, by_id: int) -> Iterator[Telling]:
    yield from _tell_receivers(commitment_id, by_id)
    doers = Commitment.objects.filter(pk=commitment_id).exclude(doer=by_id)
    for pk in doers.values_list("doer_id", flat=True):
        yield _telling(words.CHANGED, commitment_id, pk, by_id, "doing")


def _tell_receivers(commitment_id: int, by_id: int) -> Iterator[Telling]:
    """Those who let the doer off need not hear of it any more."""
    rows = Receiver.objects.filter(commitment=commitment_id, is_delivered=True).exclude(member=by_id)
    for pk in rows.exclude(state=Receiver.State.RELEASED).values_list("member_id", flat=True):
        yield _telling(words.CHANGED, commitment_id, pk, by_id, "promised")


def _telling(kind: str, commitment_id: int, member_id: int, by_id: int, why: str) -> Telling:
    return Telling(
        kind=kind, member_id=member_id, why=why, thread=f"commitment:{commitment_id}", thing_id=commitment_id,
        key=f"{kind}:{commitment_id}", by_id=by_id, renews=True,
    )  # fmt: skip


def read_by_doing(
    event: events.CommitmentAnswered | events.CommitmentDone | events.CommitmentDropped,
) -> Reading:
    return Reading(member_id=event.doer_id, thread=f"commitment:{event.commitment_id}")


def read_by_answering(event: events.PromiseAnswered) -> Reading:
    return Reading(member_id=event.member_id, thread=f"commitment:{event.commitment_id}")


def look_again(event: events.CommitmentReopened | events.ProposalClosed) -> Unsettling:
    return Unsettling(threads=(f"commitment:{event.commitment_id}",))


reads(events.CommitmentAnswered)(read_by_doing)
reads(events.CommitmentDone)(read_by_doing)
reads(events.CommitmentDropped)(read_by_doing)
reads(events.PromiseAnswered)(read_by_answering)
unsettles(events.CommitmentReopened)(look_again)
unsettles(events.ProposalClosed)(look_again)
