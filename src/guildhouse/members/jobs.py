"""Long work of the members room."""

from typing import Any

from guildhouse.kernel.jobs import JobRun, job
from guildhouse.kernel.ports.contributions import contribution_sources
from guildhouse.members.actions.contributions import recompute_contributions


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
