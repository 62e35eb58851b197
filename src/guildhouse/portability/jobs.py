"""The room's long work."""

from typing import Any

from guildhouse.kernel.jobs import JobRun, job
from guildhouse.portability.actions.converting import convert_to_markdown
from guildhouse.portability.actions.stackexchange.running import run_import


@job("portability.stackexchange")
def bring_stackexchange(run: JobRun) -> dict[str, Any]:
    return run_import(run)


@job("portability.to_markdown")
def turn_to_markdown(run: JobRun) -> dict[str, Any]:
    return convert_to_markdown(run)
