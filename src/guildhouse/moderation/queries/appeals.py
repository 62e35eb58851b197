"""Appeals that wait, who may judge them, and one of them with what it is about."""

from dataclasses import dataclass
from datetime import datetime

from django.db.models import QuerySet
from django.utils.translation import gettext as _

from guildhouse.kernel.errors import NotFound
from guildhouse.members.models import Member
from guildhouse.moderation.models import Appeal, Decision, Sighting
from guildhouse.moderation.queries.hosts import list_deciders
from guildhouse.moderation.queries.reach import find_item, reachable_items
from guildhouse.moderation.wording import say_what

MOST = 100


@dataclass(frozen=True, slots=True)
class AppealRow:
    id: int
    title: str
    what: str
    at: datetime
    is_mine: bool


@dataclass(frozen=True, slots=True)
class AppealPage:
    appeal: Appeal
    decision: Decision
    what: str
    words: Sighting | None


def list_judges(decision: Decision) -> "QuerySet[Member]":
    """Hosts who decide about this thing, but for who decided, whom it is about and who flagged it.

    Where somebody was silenced or suspended, hosts of the community alone, since only they can lift it.
    """
    judges = list_deciders(decision.item)
    if decision.sanction_id is not None:
        judges = judges.filter(role=Member.Role.HOST)
    parties = [pk for pk in (decision.by_id, decision.about_id) if pk is not None]
    return judges.exclude(pk__in=parties)


def waiting_appeals(member: Member) -> "QuerySet[Appeal]":
    """Those about things this member decides about, and not about what they decided themselves."""
    waiting = Appeal.objects.filter(decided_at=None, decision__item__in=reachable_items(member))
    if not member.is_host:
        waiting = waiting.filter(decision__sanction=None)
    return waiting.exclude(decision__by=member)


def list_appeals(member: Member) -> list[AppealRow]:
    """Also those about one's own decisions, so that one knows that they wait for somebody else."""
    of_reach = Appeal.objects.filter(decided_at=None, decision__item__in=reachable_items(member))
    found = of_reach.select_related("decision").order_by("at")[:MOST]
    mine = set(waiting_appeals(member).values_list("pk", flat=True))
    return [AppealRow(one.pk, one.decision.title, say_what(one.decision), one.at, one.pk in mine) for one in found]


def load_appeal(member: Member, appeal_id: int) -> AppealPage:
    """NotFound for who may not judge it."""
    appeal = Appeal.objects.select_related("decision__item", "by").filter(pk=appeal_id).first()
    if appeal is None or not list_judges(appeal.decision).filter(pk=member.pk).exists():
        raise NotFound(_("There is no appeal here for you to decide."))
    find_item(member, appeal.decision.item_id)
    decision = appeal.decision
    words = Sighting.objects.filter(item=decision.item_id, version=decision.thing_version).first()
    return AppealPage(appeal, decision, say_what(decision), words)
