"""What was decided about a member, as they see it themselves and as those who decide see it."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import datetime

from django.db.models import Q, QuerySet
from django.utils import timezone
from django.utils.translation import gettext as _

from guildhouse.kernel.errors import NotFound
from guildhouse.members.models import Member
from guildhouse.moderation.models import Appeal, Decision, Flag, Note, Sighting
from guildhouse.moderation.wording import APPEAL_WITHIN, say_what
from guildhouse.spaces.queries import hosted_space_ids

MOST = 200


@dataclass(frozen=True, slots=True)
class RecordRow:
    id: int
    what: str
    title: str
    ground: str
    reason: str
    rule: str
    at: datetime
    until: datetime | None
    is_over: bool
    appeal: Appeal | None
    may_appeal: bool
    appeal_until: datetime


@dataclass(frozen=True, slots=True)
class FlagRow:
    title: str
    reason: str
    outcome: str
    is_waiting: bool
    at: datetime
    settled_at: datetime | None


def list_own_record(member: Member) -> list[RecordRow]:
    """Newest first: everything that was decided about them, why, until when, and what became of an appeal."""
    return [_make_row(decision) for decision in _consequences().filter(about=member)[:MOST]]


def list_record_for(viewer: Member, member: Member) -> list[RecordRow]:
    """For a host: of the spaces they decide about and of the community. Under which other name it was is left out."""
    reach = Q(item__space__in=hosted_space_ids(viewer))
    if viewer.is_host:
        reach |= Q(item__space=None)
    decisions = _consequences().filter(reach, about=member)[:MOST]
    return [_make_row(decision, hides_name=bool(decision.item.byline)) for decision in decisions]


def find_own_decision(member: Member, decision_id: int) -> Decision:
    decision = _consequences().filter(about=member, pk=decision_id).first()
    if decision is None:
        raise NotFound(_("There is no such decision about you."))
    return decision


def list_own_flags(member: Member) -> list[FlagRow]:
    """What they flagged and what became of it; under the title it had then, whatever it is now."""
    flags = list(Flag.objects.filter(by=member).select_related("item").order_by("-at")[:MOST])
    titles = _titles_then(flags)
    return [
        FlagRow(
            titles.get((flag.item_id, flag.thing_version), ""), flag.get_reason_display(), flag.get_outcome_display(),
            flag.outcome == Flag.Outcome.WAITING, flag.at, flag.settled_at,
        )
        for flag in flags
    ]  # fmt: skip


def list_notes(member: Member) -> list[Note]:
    """For hosts of the community alone."""
    return list(Note.objects.filter(about=member).select_related("by").order_by("-id")[:MOST])


def _titles_then(flags: Sequence[Flag]) -> dict[tuple[int, int], str]:
    seen = Sighting.objects.filter(item__in={flag.item_id for flag in flags})
    return {(item, version): title for item, version, title in seen.values_list("item_id", "version", "title")}


def _consequences() -> "QuerySet[Decision]":
    """Neither what left everything as it was nor what was let through."""
    told = ~Q(act="", measure="") | ~Q(reverses=None)
    found = Decision.objects.filter(told).exclude(act="let_through")
    return found.select_related("item", "sanction", "appeal", "reversed_by").order_by("-id")


def _make_row(decision: Decision, *, hides_name: bool = False) -> RecordRow:
    sanction = decision.sanction
    taken_back = hasattr(decision, "reversed_by")
    lapsed = decision.until is not None and decision.until <= timezone.now()
    appeal: Appeal | None = getattr(decision, "appeal", None)
    deadline = decision.at + APPEAL_WITHIN
    open_to_appeal = appeal is None and not taken_back and decision.reverses_id is None
    return RecordRow(
        id=decision.pk, what=say_what(decision), title=_("Words under another name") if hides_name else decision.title,
        ground=str(Flag.Reason(decision.ground).label) if decision.ground in Flag.Reason else "",
        reason=decision.reason, rule=decision.rule, at=decision.at, until=decision.until,
        is_over=taken_back or lapsed or (sanction is not None and sanction.lifted_at is not None),
        appeal=appeal, may_appeal=open_to_appeal and timezone.now() < deadline, appeal_until=deadline,
    )  # fmt: skip
