"""A member says that a decision about them was wrong; a host who did not make it looks again."""

from django.db import IntegrityError, transaction
from django.utils import timezone
from django.utils.translation import gettext as _

from guildhouse.kernel.audit import record_act
from guildhouse.kernel.errors import Conflict, Invalid, NotAllowed
from guildhouse.kernel.events import emit
from guildhouse.kernel.live import pulse
from guildhouse.kernel.locking import lock
from guildhouse.kernel.markdown import clean_text
from guildhouse.members.models import Member
from guildhouse.moderation.actions.reversing import undo_decision
from guildhouse.moderation.events import AppealDecided, AppealMade
from guildhouse.moderation.models import Appeal, Decision
from guildhouse.moderation.queries.appeals import list_judges
from guildhouse.moderation.queries.records import find_own_decision
from guildhouse.moderation.wording import appeal_deadline

LONGEST = 4000


@transaction.atomic
def make_appeal(decision_id: int, *, by: Member, words: str) -> Appeal:
    """Once per decision, within twenty days. A suspended member may: it is about them."""
    decision = find_own_decision(by, decision_id)
    words = clean_text(words).strip()
    if not words:
        raise Invalid(_("Say what the host should look at again."), field="words")
    if len(words) > LONGEST:
        raise Invalid(_("Four thousand characters are the most."), field="words")
    if decision.reverses_id is not None or Decision.objects.filter(reverses=decision).exists():
        raise Conflict(_("This has been taken back already; there is nothing left to appeal against."))
    if timezone.now() > appeal_deadline(decision):
        raise NotAllowed(_("The twenty days for an appeal are over. You can still write to the hosts."))
    try:
        with transaction.atomic():
            appeal = Appeal.objects.create(decision=decision, by=by, words=words)
    except IntegrityError as error:
        raise Conflict(_("You have appealed against this already. A host will answer.")) from error
    pulse("moderation")
    emit(AppealMade(appeal_id=appeal.pk, decision_id=decision.pk))
    return appeal


@transaction.atomic
def decide_appeal(appeal: Appeal, *, by: Member, is_upheld: bool, reason: str) -> Appeal:
    """The decision stands, or everything it did is undone; both the member and who decided are told why."""
    appeal = lock(Appeal.objects.filter(pk=appeal.pk)).get()
    decision = Decision.objects.select_related("item__space").get(pk=appeal.decision_id)
    if not list_judges(decision).filter(pk=by.pk).exists():
        raise NotAllowed(_("Somebody decides about an appeal who did not make the decision and is no party to it."))
    if appeal.decided_at is not None:
        raise Conflict(_("Another host has answered this appeal meanwhile."))
    reason = clean_text(reason).strip()[:LONGEST]
    if not reason:
        raise Invalid(_("Tell the member and the host who decided why."), field="reason")
    appeal.decided_by, appeal.decided_at, appeal.is_upheld, appeal.reason = by, timezone.now(), is_upheld, reason
    appeal.save()
    if not is_upheld and not Decision.objects.filter(reverses=decision).exists():
        undo_decision(decision, by=by, reason=reason)
    record_act(
        "moderation.appeal_decided", by=by, kind="decision", object_id=decision.pk,
        about=None if decision.item.is_veiled else appeal.by,
        after={"appeal": appeal.pk, "is_upheld": is_upheld, "space": decision.item.space_id},
    )  # fmt: skip
    pulse("moderation")
    emit(AppealDecided(appeal_id=appeal.pk, decision_id=decision.pk, is_upheld=is_upheld))
    return appeal
