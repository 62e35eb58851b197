"""Finding a decision or a request; what is neither one's own nor asked of one is not there."""

from django.db.models import Prefetch
from django.utils.translation import gettext as _

from guildhouse.decisions.models import Decision, Perspective
from guildhouse.decisions.policies import can_decide_here
from guildhouse.kernel.errors import NotAllowed, NotFound
from guildhouse.members.models import Block, Member

PEOPLE = Prefetch("perspectives", Perspective.objects.select_related("author").order_by("answered_at", "pk"))


def refuse_strangers(member: Member) -> None:
    if not can_decide_here(member):
        raise NotAllowed(_("Decisions open to you once a host has let you in."))


def find_decision(member: Member, decision_id: int) -> Decision:
    refuse_strangers(member)
    rows = Decision.objects.visible_to(member).select_related("owner").prefetch_related(PEOPLE)
    found = rows.filter(pk=decision_id).first()
    if found is None:
        raise NotFound(_("There is no decision at this address that is yours, or that you are asked about."))
    return found


def find_own_perspective(member: Member, decision: Decision) -> Perspective | None:
    """What this member was asked about it, if it reached them."""
    for one in decision.perspectives.all():
        if one.author_id == member.pk and one.is_delivered:
            one.decision = decision
            return one
    return None


def is_blocked(someone_id: int, *, by_id: int) -> bool:
    return Block.objects.filter(member=by_id, blocked=someone_id).exists()
