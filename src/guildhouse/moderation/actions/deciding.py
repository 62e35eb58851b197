"""A host's decision about an item: what is done to the thing and to the person, with the reason the person reads."""

from dataclasses import dataclass
from datetime import datetime, timedelta

from django.db import transaction
from django.utils import timezone
from django.utils.translation import gettext as _

from guildhouse.kernel.audit import record_act
from guildhouse.kernel.errors import Conflict, Invalid, NotAllowed
from guildhouse.kernel.events import emit
from guildhouse.kernel.live import pulse
from guildhouse.kernel.markdown import clean_text
from guildhouse.kernel.ports.flaggables import FlaggedThing
from guildhouse.members.actions.standing import silence_member, suspend_member
from guildhouse.members.models import Member, Sanction
from guildhouse.moderation.actions.opening import lock_item, note_sighting
from guildhouse.moderation.actions.taking import unveil_author
from guildhouse.moderation.events import ItemDecided
from guildhouse.moderation.kinds import ItemKind, find_kind
from guildhouse.moderation.models import Decision, Flag, Item
from guildhouse.moderation.policies import can_measure
from guildhouse.moderation.queries.reach import find_item
from guildhouse.moderation.wording import describe_decision

DAYS = (1, 3, 7, 30)
LONGEST = 4000


@dataclass(frozen=True, slots=True, kw_only=True)
class Verdict:
    """What a host chose. `days` is how long a measure lasts, 0 for good; `to` is the space it moves to."""

    act: str = ""
    measure: str = ""
    days: int | None = 0
    ground: str = ""
    reason: str = ""
    rule: str = ""
    to: int | None = None

    @property
    def lasts(self) -> bool:
        return self.measure in {Decision.Measure.SILENCE, Decision.Measure.SUSPEND}

    @property
    def until(self) -> datetime | None:
        return timezone.now() + timedelta(days=self.days) if self.lasts and self.days else None


@transaction.atomic
def decide_item(item: Item, verdict: Verdict, *, by: Member, seen: int, thing_seen: int) -> Decision:
    """Does all of it or nothing. Conflict when another host has decided since version `seen`, or the words have changed."""
    find_item(by, item.pk)
    item = lock_item(item.pk)
    refuse_late(item, seen, by)
    item, kind, thing = find_item(by, item.pk)
    if thing.version != thing_seen:
        raise Conflict(_("The words have changed since you opened this page. Look at them as they stand now."))
    refuse_unclear(item, kind, verdict, by)
    if item.is_veiled and verdict.lasts:
        unveil_author(item, by=by)  # the log names whom a silence is about, so it says as well that it was asked
        item.unveiled_at = timezone.now()
    note_sighting(item, thing)
    given = {"to": verdict.to, "from": thing.space_id} if verdict.act == "move" else {}
    if verdict.act:
        perform_act(kind, item, verdict, thing, by)
    decision = Decision.objects.create(
        item=item, by=by, about=item.author, act=verdict.act, measure=verdict.measure, until=verdict.until,
        sanction=_sanction(item, verdict, by), ground=verdict.ground, reason=clean_text(verdict.reason).strip(),
        rule=verdict.rule, title=item.title, item_version=item.version + 1, thing_version=thing.version,
        given=given,
    )  # fmt: skip
    is_kind_act = bool(verdict.act) and kind.acts[verdict.act].is_kind
    acted = bool(verdict.measure) or (bool(verdict.act) and not is_kind_act)
    settle(item, decision, Flag.Outcome.ACTED if acted else Flag.Outcome.KEPT)
    return decision


def refuse_late(item: Item, seen: int, by: Member) -> None:
    """Says what was decided, by whom, when this page is older than that; and who has it in hand."""
    if item.version != seen or not item.is_open:
        last = item.decisions.select_related("by").order_by("-item_version").first()
        if last is not None and last.item_version > seen:
            raise Conflict(describe_decision(last))
        raise Conflict(_("This has changed since you opened the page. Look at it as it stands now."))
    if item.holder_id not in {None, by.pk} and item.claimed_by is not None:
        raise Conflict(_("%(name)s has taken this. Ask them, or take it over.") % {"name": item.claimed_by.name})


def refuse_unclear(item: Item, kind: ItemKind, verdict: Verdict, by: Member) -> None:
    """What cannot be decided like this, each with its field."""
    if verdict.act and verdict.act not in kind.acts:
        raise Invalid(_("Choose what is done to it."), field="act")
    if not verdict.act and not kind.may_be_left:
        raise Invalid(_("Somebody waits for this. Let it through, or decline it with a reason."), field="act")
    if verdict.measure and verdict.measure not in Decision.Measure:
        raise Invalid(_("Choose what it means for the person."), field="measure")
    if verdict.measure and not can_measure(by, item.author, verdict.measure):
        raise NotAllowed(_("Only hosts of the community silence or suspend somebody; hosts of a space can warn."))
    if verdict.lasts and verdict.days not in {*DAYS, 0}:
        raise Invalid(_("Choose how long."), field="days")
    is_kind_act = bool(verdict.act) and kind.acts[verdict.act].is_kind
    if verdict.measure or (verdict.act and not is_kind_act):
        if verdict.ground not in Flag.Reason:
            raise Invalid(_("Choose what is the matter; readers see this where words are hidden."), field="ground")
        if not verdict.reason.strip():
            raise Invalid(_("Tell the person why, in words they can use."), field="reason")
        if len(verdict.reason) > LONGEST:
            raise Invalid(_("A reason holds 4000 characters."), field="reason")


def perform_act(kind: ItemKind, item: Item, verdict: Verdict, thing: FlaggedThing, by: Member) -> None:
    """Does it, and makes sure that it was done to the words the host has read: an edit may have come in between."""
    if verdict.act == "move" and not verdict.to:
        raise Invalid(_("Choose the space it goes to."), field="to")
    given = {"to": verdict.to} if verdict.act == "move" else {}
    public = str(Flag.Reason(verdict.ground).label) if verdict.ground else ""
    kind.acts[verdict.act].perform(item.object_id, by=by, reason=public, words=verdict.reason, **given)
    after = kind.show(item.object_id)
    if after is not None and (after.title, after.text) != (thing.title, thing.text):
        raise Conflict(_("The words have changed since you opened this page. Look at them as they stand now."))
    if after is not None:
        item.space_id = after.space_id


def settle(item: Item, decision: Decision, outcome: str | None) -> None:
    """Closes the item with this decision, answers the flags that wait, and writes the log."""
    now = timezone.now()
    item.version, item.closed_at, item.claimed_by, item.claimed_at = decision.item_version, now, None, None
    item.save(update_fields=["version", "closed_at", "claimed_by", "claimed_at", "space"])
    if outcome is not None:
        item.flags.filter(outcome=Flag.Outcome.WAITING).update(outcome=outcome, settled_at=now)
    record_act(
        "moderation.decided", by=decision.by, kind=item.kind, object_id=item.object_id,
        about=None if item.is_veiled else decision.about, reason=decision.ground,
        after={"decision": decision.pk, "act": decision.act, "measure": decision.measure, "space": item.space_id,
               "until": decision.until.isoformat() if decision.until else None, "reverses": decision.reverses_id},
    )  # fmt: skip
    pulse("moderation")
    emit(ItemDecided(item_id=item.pk, decision_id=decision.pk, about_id=_whom_to_tell(item, decision)))


def _whom_to_tell(item: Item, decision: Decision) -> int | None:
    kind = find_kind(item.kind)
    acted = bool(decision.act) and not (kind is not None and kind.tells_itself)
    return decision.about_id if acted or decision.measure or decision.reverses_id else None


def _sanction(item: Item, verdict: Verdict, by: Member) -> Sanction | None:
    if item.author is None or verdict.measure not in {Decision.Measure.SILENCE, Decision.Measure.SUSPEND}:
        return None
    sanction = silence_member if verdict.measure == Decision.Measure.SILENCE else suspend_member
    return sanction(item.author, by=by, until=verdict.until, reason=verdict.ground)
