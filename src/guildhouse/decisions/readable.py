"""A decision as other rooms may speak of it: for its owner and those who are asked, and nobody else."""

from typing import Any

from guildhouse.decisions.models import Decision
from guildhouse.decisions.policies import can_decide_here
from guildhouse.decisions.queries.opening import hold_keys_of, open_shared
from guildhouse.kernel.markdown import excerpt
from guildhouse.kernel.ports.readable import Readable, readables

LENGTH = 300


def read_decision(decision_id: int, viewer: Any) -> Readable | None:
    if not can_decide_here(viewer):
        return None
    decision = Decision.objects.visible_to(viewer).filter(pk=decision_id).first()
    if decision is None:
        return None
    hold_keys_of([decision], [], viewer)
    shared = open_shared(decision, viewer)
    return Readable("decision", decision.pk, shared.question, excerpt(shared.html, LENGTH), decision.get_absolute_url())


readables.register("decision", read_decision)
