"""Keeps what was measured: one JSON file a part, with the machine, the date and how busy it was, and the table of all."""

import json
import os
import platform
import subprocess
from collections.abc import Iterable, Mapping, Sequence
from datetime import UTC, datetime
from pathlib import Path
from typing import Any

from benchmarks.figures import Measurement, read_measurement
from benchmarks.table import BOTH, NAMES, Section, count, draw

ROOT = Path(__file__).resolve().parent.parent
RESULTS = Path(__file__).parent / "results"
TABLE = "table.txt"


def describe_run(heading: str) -> dict[str, Any]:
    """What one has to know to repeat or to doubt a figure; `load` is of the last minute, five and fifteen."""
    return {
        "heading": heading, "at": datetime.now(UTC).isoformat(timespec="minutes"), "commit": _commit(), "machine": _machine(),
        "python": platform.python_version(), "load": load(),
    }  # fmt: skip


def load() -> list[float]:
    return [round(one, 1) for one in os.getloadavg()]


def write_part(folder: Path, part: str, database: str, about: Mapping[str, Any], found: Sequence[Measurement]) -> None:
    """A database that was not measured this time keeps the figures it had."""
    folder.mkdir(parents=True, exist_ok=True)
    file = folder / f"{part}.json"
    kept = _read(file) if file.exists() else {}
    kept[database] = {**about, "figures": [one.as_json() for one in found]}
    file.write_text(json.dumps(kept, indent=1, ensure_ascii=False) + "\n", encoding="utf-8")


def write_table(folder: Path, parts: Iterable[str]) -> str:
    """The table of everything that has been measured, whenever that was."""
    sections = [_section(_read(folder / f"{part}.json")) for part in parts if (folder / f"{part}.json").exists()]
    text = f"{draw(sections)}\n{count(sections)}\n"
    (folder / TABLE).write_text(text, encoding="utf-8")
    return text


def _section(kept: dict[str, Any]) -> Section:
    """Its note tells when and how busily each database was measured."""
    runs = {database: run for database, run in kept.items() if database != BOTH}
    notes = [
        f"{NAMES[name]}: {run['at'][:16].replace('T', ' ')} UTC, load {run['load_after'][1]}, {run['commit']}"
        for name, run in runs.items()
    ]
    measured = {database: [read_measurement(one) for one in run["figures"]] for database, run in kept.items()}
    return Section(next(iter(kept.values()))["heading"], "; ".join(notes), measured)


def _read(file: Path) -> dict[str, Any]:
    kept: dict[str, Any] = json.loads(file.read_text(encoding="utf-8"))
    return kept


def _machine() -> str:
    try:
        lines = Path("/proc/cpuinfo").read_text(encoding="utf-8").splitlines()
    except OSError:
        lines = []
    model = next(
        (line.partition(":")[2].strip() for line in lines if line.startswith("model name")), platform.machine()
    )
    memory = os.sysconf("SC_PAGE_SIZE") * os.sysconf("SC_PHYS_PAGES") / 2**30
    return f"{model}, {os.cpu_count()} cores, {memory:.0f} GiB"


def _commit() -> str:
    asked = ["git", "-C", str(ROOT), "describe", "--always", "--dirty"]
    try:
        return subprocess.run(asked, capture_output=True, text=True, check=True).stdout.strip()
    except (OSError, subprocess.CalledProcessError):
        return ""
