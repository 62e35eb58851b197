"""Runs the checks and the tests, stage by stage: `run.py [check] [sqlite] [postgres] [browser] [soak]`.

Every stage runs even when an earlier one failed, so that one call tells all that is wrong. The end repeats each stage's
closing line; the exit status is 0 only when everything that ran was right. What was not run is said loudly.
"""

import contextlib
import os
import subprocess
import sys
import tempfile
import time
from collections.abc import Callable, Mapping
from concurrent.futures import ThreadPoolExecutor
from dataclasses import dataclass
from pathlib import Path
from typing import Any

ROOT = Path(__file__).resolve().parent.parent
sys.path[:0] = [str(ROOT)]

from tests.browsers import find_or_install_chromium  # noqa: E402 - run as a program, the tree has to be named first
from tests.databases import throwaway_postgres  # noqa: E402
from tests.soak.amounts import PROCESSES  # noqa: E402
from tests.soak.results import read_notes, write_results  # noqa: E402

BIN = Path(sys.executable).parent
USUAL = "not browser and not soak"
# Tests that ask no database: once is enough.
NO_DATABASE = [
    "tests/kernel/markdown", "tests/kernel/fetch", "tests/kernel/images", "tests/formats", "tests/search/analysis",
    "tests/ui", "tests/house/test_contrast.py",
]  # fmt: skip
PYTEST = [sys.executable, "-m", "pytest", "-q"]
CHECKS = [  # the longest first: they share two cores
    [str(BIN / "mypy")],
    [str(BIN / "ruff"), "check", "--quiet", "--output-format", "concise", "."],
    [str(BIN / "ruff"), "format", "--check", "."],
    [str(BIN / "lint-imports")],
    [str(BIN / "djlint"), "src/guildhouse", "--lint", "--quiet"],
    [sys.executable, "manage.py", "makemigrations", "--check", "--dry-run"],
]


@dataclass
class Outcome:
    stage: str
    seconds: float
    failed: bool
    closing: str


def check() -> Outcome:
    started, wrong = time.monotonic(), []
    with ThreadPoolExecutor(2) as two:
        for command, done in zip(CHECKS, two.map(look, CHECKS), strict=True):
            sys.stdout.write(f"\n── {heading(command)}\n{done.stdout}")
            if done.returncode:
                closing = (done.stdout.strip().splitlines() or [" ".join(command[1:])])[-1]
                wrong.append(f"{Path(command[0]).name}: {closing}")
    return Outcome("check", time.monotonic() - started, bool(wrong), "; ".join(wrong) or "all checks passed")


def look(command: list[str]) -> subprocess.CompletedProcess[str]:
    """One check to its end, its words kept until it is its turn to be shown."""
    return subprocess.run(
        command, cwd=ROOT, env={**os.environ, "PYTHONPATH": "src"}, stdin=subprocess.DEVNULL, stdout=subprocess.PIPE,
        stderr=subprocess.STDOUT, text=True, errors="replace", check=False,
    )  # fmt: skip


def heading(command: list[str]) -> str:
    return " ".join(Path(part).name if part.startswith("/") else part for part in command)


def sqlite() -> Outcome:
    return run_pytest("sqlite", ["-n", "2", "-m", USUAL], {"DATABASE_URL": ""})


def postgres() -> Outcome:
    with throwaway_postgres() as address:
        if address is None:
            return skip("postgres", "the PostgreSQL server is not installed here (Debian: apt-get install postgresql)")
        elsewhere = [f"--ignore={path}" for path in NO_DATABASE]
        return run_pytest("postgres", ["-n", "2", "-m", USUAL, *elsewhere], {"DATABASE_URL": address})


def browser() -> Outcome:
    chromium = find_or_install_chromium()
    if chromium is None:
        return skip("browser", "Chromium is not installed and could not be (Debian: apt-get install chromium)")
    return run_pytest(
        "browser", ["-n", "2", "-m", "browser", *files_with("mark.browser")], {"DATABASE_URL": "", "CHROMIUM": chromium}
    )


def soak() -> Outcome:
    """The long runs on both databases; how long they are is said in docs/architecture/tests.md."""
    started = time.monotonic()
    found = {"sqlite": soak_on("")}
    write_results(found, time.monotonic() - started)  # kept, should the rest be interrupted
    with throwaway_postgres() as address:
        if address is None:
            skip(
                "soak on PostgreSQL", "the PostgreSQL server is not installed here (Debian: apt-get install postgresql)"
            )
        else:
            found["postgres"] = soak_on(address)
    seconds = time.monotonic() - started
    sys.stdout.write(f"\n{write_results(found, seconds)}\n")
    closing = "; ".join(f"{name}: {one['closing']}" for name, one in found.items())
    return Outcome("soak", seconds, not all(one["passed"] for one in found.values()), closing)


def soak_on(address: str) -> dict[str, Any]:
    """All of it on one database: first what may run side by side, then the load, which must not be disturbed."""
    with tempfile.TemporaryDirectory(prefix="guildhouse-soak-") as folder:
        notes = Path(folder, "notes")
        variables = {"DATABASE_URL": address, "SOAK_NOTES": str(notes)}
        side_by_side = ["-m", "soak", "-n", str(PROCESSES), *soak_files(without=NO_DATABASE if address else [])]
        outcomes = [
            run_pytest("soak", side_by_side, variables),
            run_pytest("load", ["-m", "soak", "tests/soak"], variables),
        ]
        closing = ", then ".join(one.closing.strip("= ") for one in outcomes)
        return {"passed": not any(one.failed for one in outcomes), "closing": closing, **read_notes(notes)}


def soak_files(*, without: list[str]) -> list[str]:
    """The files that hold long runs, load aside."""
    others = [name for name in files_with("soak") if not name.startswith(("tests/races/", "tests/soak/", *without))]
    return [*others, "tests/races"]


def files_with(word: str) -> list[str]:
    """The files of tests in which it stands: reading only these saves half a minute of every process."""
    files = sorted(path for path in (ROOT / "tests").rglob("test_*.py") if word in path.read_text("utf-8"))
    return [path.relative_to(ROOT).as_posix() for path in files]


def run_pytest(stage: str, arguments: list[str], variables: Mapping[str, str]) -> Outcome:
    started = time.monotonic()
    status, closing = follow([*PYTEST, *arguments], variables)
    nothing_to_run = 5
    return Outcome(stage, time.monotonic() - started, status not in {0, nothing_to_run}, closing)


def follow(command: list[str], variables: Mapping[str, str] | None = None) -> tuple[int, str]:
    """Runs a command without input, passes its words on as they come, and answers its status and its last line."""
    sys.stdout.write(f"\n── {heading(command)}\n")
    sys.stdout.flush()
    environment = {**os.environ, "PYTHONPATH": "src", **(variables or {})}
    environment.pop("PYTHONDONTWRITEBYTECODE", None)  # the many processes of some tests would compile the house each
    closing = ""
    with subprocess.Popen(
        command, cwd=ROOT, env=environment, stdin=subprocess.DEVNULL, stdout=subprocess.PIPE, stderr=subprocess.STDOUT,
        text=True, errors="replace",
    ) as running:  # fmt: skip
        for line in running.stdout or ():
            sys.stdout.write(line)
            sys.stdout.flush()
            closing = line.strip() or closing
    return running.returncode, closing


def skip(stage: str, reason: str) -> Outcome:
    sys.stdout.write(f"\n{'!' * 78}\nNOT RUN: the {stage} tests, because {reason}.\n{'!' * 78}\n")
    return Outcome(stage, 0, failed=False, closing=f"NOT RUN: {reason}")


STAGES: dict[str, Callable[[], Outcome]] = {
    "check": check, "sqlite": sqlite, "postgres": postgres, "browser": browser, "soak": soak,
}  # fmt: skip


def main(names: list[str]) -> int:
    if unknown := [name for name in names if name not in STAGES]:
        sys.stderr.write(f"There is no stage {unknown[0]}; there are {', '.join(STAGES)}.\n")
        return 2
    outcomes = [STAGES[name]() for name in names or ["check", "sqlite", "postgres", "browser"]]
    sys.stdout.write("\n── Summary\n")
    for outcome in outcomes:
        mark = "FAILED" if outcome.failed else "ok"
        sys.stdout.write(f"{outcome.stage:<9} {mark:<7} {outcome.seconds:5.0f} s  {outcome.closing}\n")
    return int(any(outcome.failed for outcome in outcomes))


if __name__ == "__main__":
    with contextlib.suppress(KeyboardInterrupt):
        sys.exit(main(sys.argv[1:]))
    sys.exit(130)
