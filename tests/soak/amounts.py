"""How much the long runs do, from the environment, and where they write down what came of it."""

import json
import os
import time
from pathlib import Path

SEEDS = int(os.environ.get("SOAK_SEEDS", "200"))  # of each race
KILLS = int(os.environ.get("SOAK_KILLS", "500"))  # crash points on each database
EXAMPLES = int(os.environ.get("SOAK_EXAMPLES", "20000"))  # of each thing that is fuzzed
MINUTES = float(os.environ.get("SOAK_MINUTES", "3"))  # of load
PROCESSES = int(os.environ.get("SOAK_PROCESSES", "2"))  # of tests side by side, the load aside
CLIENTS = int(os.environ.get("SOAK_CLIENTS", "48"))
KILLS_A_RUN = max(1, min(20, KILLS // 4))


def kill_runs(share: float) -> range:
    """The seeds of runs with KILLS_A_RUN kills each that make up this share of all crash points; one run at least."""
    return range(max(1, round(KILLS * share / KILLS_A_RUN)))


def note(part: str, **figures: object) -> None:
    """One line for the results, when somebody gathers them: `tests/run.py soak` does."""
    if notes := os.environ.get("SOAK_NOTES"):
        line = json.dumps({"part": part, "at": round(time.time(), 1), **figures}) + "\n"
        with Path(notes).open("a", encoding="utf-8") as stream:
            stream.write(line)
