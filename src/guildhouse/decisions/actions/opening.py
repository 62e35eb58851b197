"""Opening a decision, and changing what is asked while it is open."""

from django.db import transaction
from django.utils import timezone
from django.utils.translation import gettext as _

from guildhouse.decisions.actions.writing import Question, lock_decision, settle_days, write_question, write_text
from guildhouse.decisions.models import Decision
from guildhouse.decisions.policies import can_edit
from guildhouse.decisions.queries.finding import refuse_strangers
from guildhouse.kernel.drafts import discard_draft
from guildhouse.kernel.errors import Conflict, NotAllowed, TooMany
from guildhouse.members.models import Member

MOST_OPEN = 200


@transaction.atomic
def open_decision(given: Question, *, by: Member) -> Decision:
    """Begins one that nobody but its owner reads until they ask somebody."""
    refuse_strangers(by)
    if Decision.objects.filter(owner=by, state=Decision.State.OPEN).count() >= MOST_OPEN:
        raise TooMany(_("You have 200 open decisions. Decide or drop some of them first."), retry_after=60)
    shared = write_question(given)
    decision = Decision(owner=by, decide_by=given.decide_by)
    decision.shared = shared.pack()
    decision.expected = write_text(given.expected, "expected")
    decision.save(force_insert=True)
    settle_days(decision)
    discard_draft(by.pk, "private.decisions:new")
    return decision


@transaction.atomic
def edit_decision(decision: Decision, given: Question, *, by: Member, version: int) -> Decision:
    """Those who are asked read the new words. Conflict when it was changed since `version` was read, or is not open."""
    decision = lock_decision(decision.pk, by)
    if decision.owner_id != by.pk:
        raise NotAllowed(_("Only whoever has to decide can change what is asked."))
    if not can_edit(by, decision):
        raise Conflict(_("This is decided or dropped by now, so the question stays as it was."))
    if decision.version != version:
        raise Conflict(_("It was changed meanwhile, perhaps in another tab. Both texts stand here; nothing is lost."))
    decision.shared = write_question(given).pack()
    decision.expected = write_text(given.expected, "expected")
    decision.decide_by, decision.version, decision.changed_at = given.decide_by, version + 1, timezone.now()
    decision.save(update_fields=["shared", "expected", "decide_by", "version", "changed_at"])
    settle_days(decision)
    discard_draft(by.pk, f"private.decisions:{decision.pk}")
    return decision
