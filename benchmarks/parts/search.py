"""What a search costs over the larger community, and whether both databases answer alike."""

import statistics
from collections.abc import Sequence
from typing import Any

from benchmarks.figures import Measurement
from benchmarks.run import Part, Run

TARGETS = {"common word": 30, "rare word": 5, "mistyped word": 50}  # CPU ms
BOTH = 2


def measure_search(run: Run) -> list[Measurement]:
    with run.stock.house(run.effort.large) as house:
        found = house.ask("searching", run.effort.rounds)
    run.noted[run.stock.name] = found["answers"]
    return [
        Measurement(name, statistics.fmean(took), "ms", TARGETS.get(name), detail=f"dearest of {len(took)}: {max(took):.1f} ms")
        for name, took in found["ms"].items()
    ]  # fmt: skip


def compare_answers(noted: dict[str, Any]) -> Sequence[Measurement]:
    if len(noted) < BOTH:
        return ()
    one, other = noted.values()
    alike = [query for query in one if one[query] == other.get(query)]
    different = ", ".join(query for query in one if query not in alike)
    return [Measurement("same first 20 on both databases", len(alike), f"of {len(one)}", len(one), "≥", different)]


PART = Part("Search over {large.posts:,} posts: CPU a search", measure_search, compare_answers)
