"""Long work of the members room."""

from typing import Any

from guildhouse.kernel.jobs import JobRun, job
from guildhouse.kernel.ports.contributions import contribution_sources
from guildhouse.members.actions.contributions import recompute_contributions
from guildhouse.members.actions.trust import BATCH, recompute_trust, settle_trust
from guildhouse.members.queries.trust import list_due_today


@job("members.recompute_contributions")
def recompute_all(run: JobRun) -> dict[str, Any]:
    """The whole ledger anew from what the rooms hold; stopping leaves each batch either old or new."""
    report = {}
    for kind in contribution_sources.keys():  # noqa: SIM118 - a registry, not a dict: it goes through its entries
        done = 0
        for done in recompute_contributions(kind):
            run.advance(done, doing=kind)
        report[kind] = done
    return report


@job("members.settle_trust")
def settle_day(run: JobRun) -> dict[str, Any]:
    """Those who were here lately, and those who may no longer be trusted as they were."""
    ids = list_due_today()
    moved = 0
    for at in range(0, len(ids), BATCH):
        moved += settle_trust(ids[at : at + BATCH])
        run.advance(at, doing="trust")
    return {"members": len(ids), "moved": moved}


@job("members.recompute_trust")
def recompute_everybody(run: JobRun) -> dict[str, Any]:
    """All figures and levels anew; stopping leaves each thousand either old or new."""
    done = 0
    for done in recompute_trust():
        run.advance(done, doing="trust")
    return {"members": done}
