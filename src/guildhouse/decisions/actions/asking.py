"""Asking members for their perspective by name, reminding them once, and taking a request back."""

from datetime import timedelta

from django.db import transaction
from django.utils import timezone
from django.utils.translation import gettext as _

from guildhouse.decisions.actions.writing import lock_decision, pass_gates_unread, settle_request
from guildhouse.decisions.events import PerspectiveAsked, RequestWithdrawn
from guildhouse.decisions.models import Decision, Perspective
from guildhouse.decisions.policies import can_ask, can_be_asked
from guildhouse.decisions.queries.finding import is_blocked
from guildhouse.kernel.due import plan_due
from guildhouse.kernel.errors import Conflict, Invalid, NotAllowed
from guildhouse.kernel.events import emit
from guildhouse.kernel.throttle import throttle
from guildhouse.members.models import Member

MOST_ASKED = 12
MOST, PER = 20, timedelta(days=1)
WAIT = timedelta(days=2)


@transaction.atomic
def ask_for_perspective(decision: Decision, someone: Member, *, by: Member) -> Perspective:
    """They read question, context and options, and nothing else. Each is asked once; TooMany past twenty a day."""
    decision = lock_decision(decision.pk, by)
    _refuse_asking(decision, by)
    if someone.pk == by.pk:
        raise Invalid(_("This is you. Choose somebody else to ask."), field="to")
    if is_blocked(someone.pk, by_id=by.pk):
        raise Conflict(
            _("You have blocked %(name)s. Unblock them on their page if you want to ask them.") % {"name": someone.name}
        )
    if not can_be_asked(someone):
        raise NotAllowed(_("%(name)s cannot be asked at present.") % {"name": someone.name})
    people = list(decision.perspectives.all())
    if any(one.author_id == someone.pk for one in people):
        raise Conflict(_("You have asked %(name)s already.") % {"name": someone.name})
    if len(people) >= MOST_ASKED:
        raise Conflict(_("Twelve perspectives are as many as one can weigh. Ask a space if you want to hear more."))
    pass_gates_unread("decisions.ask", by)
    throttle(f"decisions.ask:{by.pk}", limit=MOST, per=PER)
    arrives = not is_blocked(by.pk, by_id=someone.pk)
    asked = Perspective.objects.create(decision=decision, asker=by, author=someone, is_delivered=arrives)
    settle_request(asked, decision)
    _announce(asked)
    return asked


@transaction.atomic
def remind_asked(perspective: Perspective, *, by: Member) -> None:
    """Once, and not before two days have passed."""
    decision = lock_decision(perspective.decision_id, by)
    _refuse_asking(decision, by)
    asked = decision.perspectives.get(pk=perspective.pk)
    if asked.state != Perspective.State.ASKED:
        raise Conflict(_("They have answered meanwhile."))
    if asked.reminded_at is not None:
        raise Conflict(_("You have reminded them once. More would be pressing them."))
    if timezone.now() - asked.asked_at < WAIT:
        raise Conflict(_("Give them two days before you remind them."))
    pass_gates_unread("decisions.ask", by)
    asked.reminded_at = timezone.now()
    asked.save(update_fields=["reminded_at"])
    _announce(asked)


@transaction.atomic
def withdraw_request(perspective: Perspective, *, by: Member) -> None:
    """As long as it is not answered; they read nothing of it any more."""
    decision = lock_decision(perspective.decision_id, by)
    if decision.owner_id != by.pk:
        raise NotAllowed(_("Only whoever asked can take it back."))
    gone, _more = decision.perspectives.filter(pk=perspective.pk, state=Perspective.State.ASKED).delete()
    if not gone:
        raise Conflict(_("They have answered meanwhile."))
    plan_due("decisions.asked", perspective.pk, {})
    emit(RequestWithdrawn(decision_id=decision.pk, member_id=perspective.author_id))


def _refuse_asking(decision: Decision, by: Member) -> None:
    if decision.owner_id == by.pk and not decision.is_open:
        raise Conflict(_("This is not open any more, so nobody is asked."))
    if not can_ask(by, decision):
        raise NotAllowed(_("You cannot ask for perspectives at present."))


def _announce(asked: Perspective) -> None:
    if asked.is_delivered and asked.decision_id is not None:
        emit(PerspectiveAsked(
            perspective_id=asked.pk, decision_id=asked.decision_id, member_id=asked.author_id, by_id=asked.asker_id
        ))  # fmt: skip
