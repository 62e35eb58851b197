"""What recognition does with its own facts: the ledger of what members gave is kept."""

from collections.abc import Iterable

from guildhouse.kernel.events import listens
from guildhouse.members.actions.contributions import recompute_contributions, record_contribution
from guildhouse.recognition.events import KudosChanged, KudosGiven, KudosRestored, KudosWithdrawn


def recompute_given() -> Iterable[int]:
    return recompute_contributions("kudos")


@listens(KudosGiven, backfill=recompute_given)
def enter_kudos(event: KudosGiven) -> None:
    record_contribution("kudos", [event.kudos_id])


@listens(KudosChanged)
def read_changed(event: KudosChanged) -> None:
    record_contribution("kudos", [event.kudos_id])


@listens(KudosWithdrawn)
def strike_kudos(event: KudosWithdrawn) -> None:
    record_contribution("kudos", [event.kudos_id])


@listens(KudosRestored)
def enter_restored(event: KudosRestored) -> None:
    record_contribution("kudos", [event.kudos_id])
