"""From typed words to what is sealed, the commitment locked as it is now, and what is due on Today."""

from dataclasses import dataclass
from datetime import date, time

from django.utils import timezone
from django.utils.translation import gettext as _

from guildhouse.commitments.models import Commitment, Promise, Proposal
from guildhouse.commitments.queries.finding import HISTORY, PEOPLE, absent, find_pending
from guildhouse.kernel.due import plan_due
from guildhouse.kernel.errors import Held, Invalid, NotAllowed
from guildhouse.kernel.locking import lock
from guildhouse.kernel.markdown import TextTooLong, clean_text, one_line
from guildhouse.kernel.ports.gates import Saying, pass_gates
from guildhouse.members.models import Member

LONGEST_WHAT, LONGEST = 300, 2000
MOST_HOURS = 1000
State = Commitment.State


@dataclass(frozen=True, slots=True, kw_only=True)
class Given:
    """What is typed about a commitment; `on` and `at` are the doer's day and hour."""

    what: str
    why: str = ""
    on: date | None = None
    at: time | None = None
    hours: int | None = None
    is_exploring: bool = False
    about: tuple[str, int] | None = None


def write_promise(given: Given) -> Promise:
    """A day has a reason; without one it is no deadline but a wish."""
    what = one_line(given.what)
    if not what:
        raise Invalid(_("Say in one sentence what is done in the end."), field="what")
    if len(what) > LONGEST_WHAT:
        raise Invalid(_("One sentence holds 300 characters. What belongs to it goes below."), field="what")
    why = write_text(given.why, "why")
    if given.on is None and given.at is not None:
        raise Invalid(_("An hour needs a day."), field="on")
    if given.on is not None and not why:
        raise Invalid(_("Say why by that day. Without a reason, leave the day out."), field="why")
    if given.hours is not None and not 0 < given.hours <= MOST_HOURS:
        raise Invalid(_("Say the effort in hours, from 1 to 1,000."), field="hours")
    return Promise(what, why)


def write_text(text: str, field: str) -> str:
    try:
        return clean_text(text, most=LONGEST).strip()
    except TextTooLong as error:
        raise Invalid(error.message, field=field) from error


def refuse_past(on: date | None, today: date) -> None:
    if on is not None and on < today:
        raise Invalid(_("This day has passed. Choose one that is still to come."), field="on")


def pass_gates_unread(by: Member) -> None:
    """Gates count and limit; they see no word. What would wait for somebody's look is refused, for nobody may look."""
    try:
        pass_gates(Saying(kind="commitments.promise", by=by))
    except Held as held:
        raise NotAllowed(
            _("You cannot promise to members yet. Take part in the open for a while; then it opens by itself.")
        ) from held


def lock_commitment(commitment_id: int, by: Member) -> Commitment:
    """The commitment, locked, as it is now, with its people and its history."""
    rows = lock(Commitment.objects.visible_to(by).filter(pk=commitment_id))
    found = rows.select_related("doer", "author").prefetch_related(PEOPLE, HISTORY).first()
    if found is None:
        raise absent()
    return found


def settle_days(commitment: Commitment) -> None:
    """What is due on Today: for the doer its day or the request, for the other side a proposal that waits."""
    on = commitment.on if commitment.is_open else None
    plan_due("commitments", commitment.pk, {commitment.doer_id: on} if on else {})
    asked = commitment.state == State.ASKED
    today = timezone.localdate(commitment.created_at)
    plan_due("commitments.asked", commitment.pk, {commitment.doer_id: today} if asked else {})
    fresh = Commitment.objects.prefetch_related(PEOPLE, HISTORY).get(pk=commitment.pk)
    plan_due("commitments.proposed", commitment.pk, _answerers(fresh, find_pending(fresh)))


def _answerers(commitment: Commitment, pending: Proposal | None) -> dict[int, date]:
    if pending is None or commitment.state not in {State.OPEN, State.ASKED}:
        return {}
    day = timezone.localdate(pending.created_at)
    if pending.by_id != commitment.doer_id:
        return {commitment.doer_id: day}
    return {one.member_id: day for one in commitment.receivers.all() if one.is_delivered}
