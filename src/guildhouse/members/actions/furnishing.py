"""What became of the first steps of a house."""

from django.db import transaction

from guildhouse.members.actions.community import lock_community, show_at_once
from guildhouse.members.models import Community, Member

DONE, SKIPPED = "done", "skipped"


@transaction.atomic
def note_step(key: str, *, by: Member, state: str = DONE) -> None:
    """Remembered for every host; what was done is not made undone by skipping it later."""
    community = lock_community(by)
    if community.steps.get(key) != DONE:
        community.steps = {**community.steps, key: state}
        community.save(update_fields=["steps"])
    show_at_once()


def end_steps(*, by: Member) -> None:
    """Nobody is reminded any more; the steps stay where they are."""
    note_step(Community.ALL_STEPS, by=by)
