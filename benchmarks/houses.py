"""A house to measure: its home, its database, and the programs that run in it."""

import json
import os
import subprocess
import sys
from collections.abc import Iterator, Mapping
from contextlib import contextmanager
from dataclasses import dataclass
from pathlib import Path
from typing import Any

from benchmarks.processes import cpu_of, cpu_of_postgres, family_of

ROOT = Path(__file__).resolve().parent.parent
CLI = ("-m", "guildhouse.config.cli")


@dataclass(frozen=True, slots=True)
class House:
    """`database` is empty for SQLite in the home; `postmaster` is the process whose children answer for PostgreSQL."""

    home: Path
    database: str = ""
    postmaster: int = 0

    def environment(self, **more: object) -> dict[str, str]:
        ours = {key: value for key, value in os.environ.items() if not key.startswith(("GUILDHOUSE_", "PYTEST"))}
        return {
            **ours, "PYTHONPATH": f"{ROOT / 'src'}{os.pathsep}{ROOT}", "DJANGO_SETTINGS_MODULE": "benchmarks.settings",
            "DATABASE_URL": self.database, "GUILDHOUSE_HOME": str(self.home), **{key: str(value) for key, value in more.items()},
        }  # fmt: skip

    def run(self, *arguments: object, **more: object) -> str:
        """`python …` to its end; what it printed. What it says on standard error is seen at once."""
        command = [sys.executable, *map(str, arguments)]
        done = subprocess.run(command, cwd=ROOT, env=self.environment(**more), stdin=subprocess.DEVNULL, stdout=subprocess.PIPE,
                              check=True, text=True)  # fmt: skip
        return done.stdout

    def ask(self, module: str, *arguments: object, **more: object) -> Any:
        """What a program of ours answers, which is the last line it prints."""
        return json.loads(self.run("-m", f"benchmarks.{module}", *arguments, **more).strip().rpartition("\n")[2])

    @contextmanager
    def running(self, *arguments: object, **more: object) -> Iterator[subprocess.Popen[bytes]]:
        """Ended with all it started when the block is left."""
        command = [sys.executable, *map(str, arguments)]
        process = subprocess.Popen(command, cwd=ROOT, env=self.environment(**more), stdin=subprocess.DEVNULL,
                                   stdout=subprocess.DEVNULL, start_new_session=True)  # fmt: skip
        try:
            yield process
        finally:
            process.terminate()
            try:
                process.wait(timeout=20)
            except subprocess.TimeoutExpired:
                process.kill()
                process.wait()

    def sign_in(self, number: int = 1) -> Mapping[str, str]:
        """The cookies of the member who measures, by default number 1 of the filling."""
        found: dict[str, str] = self.ask("sessions", number)
        return found

    def cpu(self, process: int) -> float:
        """Seconds that a server and its children took so far, and what the database's processes took for them."""
        return cpu_of(family_of(process)) + (cpu_of_postgres(self.postmaster) if self.postmaster else 0)
