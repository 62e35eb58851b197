"""`guildhouse deliveries`: lists the facts that failed eight times, with the reason, and lets them try again."""

import argparse
import sys

from guildhouse.kernel.events.delivery import release_parked
from guildhouse.kernel.models import Delivery


def main(arguments: list[str]) -> int:
    parser = argparse.ArgumentParser("guildhouse deliveries", description=__doc__)
    parser.add_argument(
        "--release", nargs="*", type=int, metavar="NUMBER", help="try these again; without a number, all"
    )
    chosen = parser.parse_args(arguments).release
    parked = Delivery.objects.exclude(parked_at=None).order_by("parked_at", "id")
    if chosen is None:
        sys.stdout.writelines(map(describe, parked))
        sys.stdout.write(f"{parked.count()} parked.\n")
        return 0
    released = release_parked(chosen or list(parked.values_list("pk", flat=True)))
    sys.stdout.write(f"{released} will be tried again as soon as a worker runs.\n")
    return 0


def describe(row: Delivery) -> str:
    reason = row.last_error.strip().rpartition("\n")[2]
    return f"{row.pk}  {row.event} for {row.listener}, parked {row.parked_at:%Y-%m-%d %H:%M} UTC\n    {reason}\n"
