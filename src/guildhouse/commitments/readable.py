"""A commitment as other rooms may speak of it: for those it is between, and nobody else."""

from typing import Any

from guildhouse.commitments.models import Commitment
from guildhouse.commitments.policies import can_commit
from guildhouse.commitments.queries.opening import hold_keys_of, open_promise
from guildhouse.kernel.ports.readable import Readable, readables


def read_commitment(commitment_id: int, viewer: Any) -> Readable | None:
    if not can_commit(viewer):
        return None
    one = Commitment.objects.visible_to(viewer).filter(pk=commitment_id).first()
    if one is None:
        return None
    hold_keys_of([one], viewer)
    promise = open_promise(one, viewer)
    return Readable("commitment", one.pk, promise.what, promise.why, one.get_absolute_url())


readables.register("commitment", read_commitment)
