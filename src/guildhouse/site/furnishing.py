"""How far a house is furnished: which of its first steps are done, skipped or still to come."""

from dataclasses import dataclass

from guildhouse.kernel.ports.first_steps import FirstStep, list_steps
from guildhouse.members.actions.furnishing import DONE, SKIPPED
from guildhouse.members.models import Community


@dataclass(frozen=True, slots=True)
class StepRow:
    """One step as it is listed; `number` counts from 1."""

    key: str
    step: FirstStep
    number: int
    state: str

    @property
    def address(self) -> str:
        return f"/house/first/{self.key}/"

    @property
    def is_done(self) -> bool:
        return self.state == DONE


def list_rows(community: Community) -> list[StepRow]:
    return [
        StepRow(key, step, number, _state_of(key, step, community))
        for number, (key, step) in enumerate(list_steps(), start=1)
    ]


def _state_of(key: str, step: FirstStep, community: Community) -> str:
    if step.is_done(community):
        return DONE
    state: str = community.steps.get(key, "")
    return state


def is_left_alone(community: Community) -> bool:
    """Hosts have said that the house is furnished enough."""
    return Community.ALL_STEPS in community.steps


def next_open(rows: list[StepRow], after: int = 0) -> StepRow | None:
    """The first step behind this one that nobody has decided about; skipped ones are decided."""
    return next((row for row in rows if row.number > after and row.state not in {DONE, SKIPPED}), None)
