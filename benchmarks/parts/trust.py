"""How long it takes to count anew what everybody's trust is earned by, and whether it comes to the running figures."""

from dataclasses import replace

from benchmarks.figures import Measurement
from benchmarks.run import Part, Run

MINUTES = 5
POSTS = 100_000


def measure_trust(run: Run) -> list[Measurement]:
    """As many members as the larger community has, with reading, days and thanks of each."""
    size = replace(run.effort.large, posts=min(POSTS, run.effort.large.posts), long=1)
    with run.stock.house(size) as house:
        took = house.ask("trusting")
    told = f"{took['members']:,} members, {took['marks']:,} reading marks, {took['days']:,} days, {took['thanks']:,} thanks; {took['moved']:,} moved"
    return [
        Measurement("all counted anew", took["wall"], "s", MINUTES * 60, detail=told),
        Measurement("all counted anew, of CPU", took["cpu"], "s"),
        Measurement("figures that differ from the running ones", took["different"], "", 0, detail=f"of {took['compared']:,} compared"),
        Measurement("the day's count, of who was here", took["daily"], "s"),
        Measurement("memory at its peak", took["peak"], "MiB", 500),
    ]  # fmt: skip


PART = Part("Trust: {large.members:,} members counted anew", measure_trust)
