"""Committing oneself, to oneself or to others; and asking somebody else to."""

from collections.abc import Sequence
from datetime import timedelta

from django.db import transaction
from django.utils import timezone
from django.utils.translation import gettext as _

from guildhouse.commitments.actions.writing import (
    Given,
    pass_gates_unread,
    refuse_past,
    settle_days,
    write_promise,
)
from guildhouse.commitments.events import CommitmentAsked, CommitmentMade
from guildhouse.commitments.models import Commitment, Receiver
from guildhouse.commitments.policies import can_be_involved
from guildhouse.commitments.queries.finding import is_blocked, refuse_strangers
from guildhouse.kernel.drafts import discard_draft
from guildhouse.kernel.errors import Conflict, Invalid, NotAllowed, TooMany
from guildhouse.kernel.events import emit
from guildhouse.kernel.ports.readable import read
from guildhouse.kernel.throttle import throttle
from guildhouse.members.models import Member
from guildhouse.members.queries.zones import find_zone

MOST_PEOPLE = 8
MOST_OPEN = 500
MOST, PER = 20, timedelta(days=1)


@transaction.atomic
def make_commitment(given: Given, *, by: Member, to: Sequence[Member] = ()) -> Commitment:
    """Promised to everybody in `to`, who read it with its reason; to nobody, it is one's own alone."""
    refuse_strangers(by)
    if Commitment.objects.filter(doer=by, state=Commitment.State.OPEN).count() >= MOST_OPEN:
        raise TooMany(_("You have 500 open commitments. Finish or drop some of them first."), retry_after=60)
    if len(to) > MOST_PEOPLE:
        raise Invalid(_("Promise it to eight people at most; more would not know whether you mean them."), field="to")
    for someone in to:
        _refuse_person(by, someone)
    if to:
        _count_promise(by)
    commitment = _create(given, author=by, doer=by, state=Commitment.State.OPEN)
    reached = [someone.pk for someone in to if _add_receiver(commitment, someone, by)]
    settle_days(commitment)
    discard_draft(by.pk, "private.commitments:new")
    emit(CommitmentMade(commitment_id=commitment.pk, doer_id=by.pk, to=tuple(reached)))
    return commitment


@transaction.atomic
def ask_commitment(given: Given, *, by: Member, of: Member) -> Commitment:
    """It waits for their yes. To somebody who blocks the asker it does not arrive, and looks unanswered."""
    refuse_strangers(by)
    _refuse_person(by, of)
    _count_promise(by)
    arrives = not is_blocked(by.pk, by_id=of.pk)
    state = Commitment.State.ASKED if arrives else Commitment.State.UNHEARD
    commitment = _create(given, author=by, doer=of, state=state)
    Receiver.objects.create(
        commitment=commitment, member=by, state=Receiver.State.ACCEPTED, answered_at=commitment.created_at
    )
    settle_days(commitment)
    discard_draft(by.pk, "private.commitments:new")
    if arrives:
        emit(CommitmentAsked(commitment_id=commitment.pk, asker_id=by.pk, doer_id=of.pk))
    return commitment


def _create(given: Given, *, author: Member, doer: Member, state: str) -> Commitment:
    promise, zone = write_promise(given), doer.time_zone or "UTC"
    refuse_past(given.on, timezone.localdate(timezone=find_zone(zone)))
    kind, about_id = given.about or ("", None)
    if about_id is not None and read(kind, about_id, author) is None:
        kind, about_id = "", None  # gone meanwhile, or never theirs to see
    commitment = Commitment(
        author=author, doer=doer, state=state, on=given.on, at=given.at, zone=zone, hours=given.hours,
        is_exploring=given.is_exploring, about_kind=kind, about_id=about_id,
    )  # fmt: skip
    commitment.words = promise.pack()
    commitment.save(force_insert=True)
    return commitment


def _refuse_person(by: Member, someone: Member) -> None:
    if someone.pk == by.pk:
        raise Invalid(_("This is you. Leave it empty to promise it to yourself."), field="to")
    if not by.may_write:
        raise NotAllowed(_("You can commit yourself, but not promise to others at present."))
    if is_blocked(someone.pk, by_id=by.pk):
        raise Conflict(
            _("You have blocked %(name)s. Unblock them on their page if you want to promise them something.")
            % {"name": someone.name}
        )
    if not can_be_involved(someone):
        raise NotAllowed(_("%(name)s is not here at present.") % {"name": someone.name})


def _count_promise(by: Member) -> None:
    pass_gates_unread(by)
    throttle(f"commitments.promise:{by.pk}", limit=MOST, per=PER)


def _add_receiver(commitment: Commitment, someone: Member, by: Member) -> bool:
    arrives = not is_blocked(by.pk, by_id=someone.pk)
    Receiver.objects.create(commitment=commitment, member=someone, is_delivered=arrives)
    return arrives
