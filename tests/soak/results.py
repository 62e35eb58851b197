"""Gathers what the long runs noted into one file with machine and date, and says it in a few lines."""

import json
import os
import platform
from collections import defaultdict
from collections.abc import Iterable, Mapping
from datetime import UTC, datetime
from pathlib import Path
from typing import Any

from tests.soak import amounts

FILE = Path(__file__).resolve().parents[2] / "benchmarks" / "results" / "soak.json"


def read_notes(notes: Path) -> dict[str, Any]:
    """What was noted on one database, by its part."""
    lines = [json.loads(line) for line in notes.read_text("utf-8").splitlines()] if notes.exists() else []
    by_part: dict[str, list[dict[str, Any]]] = defaultdict(list)
    for line in lines:
        by_part[line["part"]].append({key: value for key, value in line.items() if key not in {"part", "at"}})
    kills = sum_up(by_part["kills"])
    return {
        "crash_points": sum(figures["kills"] for figures in kills.values()), "kills": kills,
        "seeds": sum(one["seeds"] for one in by_part["races"]),
        "races": {one["race"]: one["seeds"] for one in by_part["races"]},
        "fuzz": [one for one in by_part["fuzz"] if one],
        "load": by_part["load"][-1] if by_part["load"] else None,
    }  # fmt: skip


def sum_up(runs: Iterable[Mapping[str, Any]]) -> dict[str, dict[str, int]]:
    """The runs of each kind of kill together."""
    summed: dict[str, dict[str, int]] = defaultdict(lambda: defaultdict(int))
    for run in runs:
        summed[run["what"]]["runs"] += 1
        for name, number in run.items():
            if name != "what":
                summed[run["what"]][name] += number
    return {what: dict(figures) for what, figures in summed.items()}


def write_results(databases: dict[str, dict[str, Any]], seconds: float) -> str:
    """Writes the file; answers the summary."""
    report = {
        "at": datetime.now(UTC).isoformat(timespec="seconds"), "machine": f"{platform.machine()}, {os.cpu_count()} cores",
        "python": platform.python_version(), "load": round(os.getloadavg()[2], 1), "minutes": round(seconds / 60, 1),
        "asked_for": {
            "seeds": amounts.SEEDS, "crash_points": amounts.KILLS, "examples": amounts.EXAMPLES, "minutes_of_load": amounts.MINUTES,
            "clients": amounts.CLIENTS,
        },
        "databases": databases,
    }  # fmt: skip
    FILE.parent.mkdir(exist_ok=True)
    FILE.write_text(json.dumps(report, indent=1) + "\n", encoding="utf-8")
    lines = [
        f"{name}: {found['closing']}; {len(found['races'])} races, {found['seeds']} turns; {found['crash_points']} kills"
        + (f"; {found['load']['requests']} requests of {found['load']['clients']} clients" if found["load"] else "")
        for name, found in databases.items()
    ]
    return "\n".join([*lines, f"written to benchmarks/results/{FILE.name}"])
