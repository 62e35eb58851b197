"""Finding a commitment; what is not between the member and somebody is not there."""

from django.db.models import Prefetch
from django.utils.translation import gettext as _

from guildhouse.commitments.models import Commitment, Proposal, Receiver
from guildhouse.commitments.policies import can_commit
from guildhouse.kernel.errors import NotAllowed, NotFound
from guildhouse.members.models import Block, Member

PEOPLE = Prefetch("receivers", Receiver.objects.select_related("member").order_by("pk"))
HISTORY = Prefetch("proposals", Proposal.objects.select_related("by").order_by("pk"))


def refuse_strangers(member: Member | None) -> None:
    if not can_commit(member):
        raise NotAllowed(_("Commitments open to you once a host has let you in."))


def absent() -> NotFound:
    return NotFound(_("There is no commitment at this address that is yours, or promised to you."))


def find_commitment(member: Member, commitment_id: int) -> Commitment:
    refuse_strangers(member)
    rows = Commitment.objects.visible_to(member).select_related("doer", "author").prefetch_related(PEOPLE, HISTORY)
    found = rows.filter(pk=commitment_id).first()
    if found is None:
        raise absent()
    return found


def find_pending(commitment: Commitment) -> Proposal | None:
    for one in commitment.proposals.all():
        if one.state == Proposal.State.OPEN:
            one.commitment = commitment
            return one
    return None


def is_blocked(someone_id: int, *, by_id: int) -> bool:
    return Block.objects.filter(member=by_id, blocked=someone_id).exists()
