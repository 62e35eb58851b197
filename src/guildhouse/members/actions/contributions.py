"""The ledger of what members gave, kept true to what the rooms say; it can be made anew at any time."""

from collections.abc import Iterable, Iterator
from typing import Any

from django.db import transaction

from guildhouse.kernel.ports.contributions import Given, contribution_sources
from guildhouse.members.models import Contribution

BATCH = 1000


@transaction.atomic
def record_contribution(kind: str, ids: Iterable[int]) -> None:
    """Makes the ledger say what the room says about these things now: entered, changed hands, or gone. Idempotent."""
    wanted = list(ids)
    _write(kind, list(contribution_sources[kind](wanted)), Contribution.objects.filter(kind=kind, object_id__in=wanted))


def recompute_contributions(kind: str) -> Iterator[int]:
    """All of a kind, batch by batch, each in its own transaction; yields how many are done."""
    done, after = 0, 0
    for batch in _batched(contribution_sources[kind](None)):
        last = batch[-1].object_id
        with transaction.atomic():
            _write(kind, batch, Contribution.objects.filter(kind=kind, object_id__gt=after, object_id__lte=last))
        done, after = done + len(batch), last
        yield done
    Contribution.objects.filter(kind=kind, object_id__gt=after).delete()


def _write(kind: str, given: list[Given], known: Any) -> None:
    now = {(one.member_id, one.object_id) for one in given}
    gone = [pk for pk, *key in known.values_list("pk", "member_id", "object_id") if tuple(key) not in now]
    Contribution.objects.filter(pk__in=gone).delete()
    Contribution.objects.bulk_create(
        [
            Contribution(member_id=one.member_id, kind=kind, object_id=one.object_id, space_id=one.space_id, at=one.at)
            for one in given
        ],
        update_conflicts=True, unique_fields=["member", "kind", "object_id"], update_fields=["space_id", "at"],
    )  # fmt: skip


def _batched(given: Iterable[Given]) -> Iterator[list[Given]]:
    batch: list[Given] = []
    for one in given:
        batch.append(one)
        if len(batch) == BATCH:
            yield batch
            batch = []
    if batch:
        yield batch
