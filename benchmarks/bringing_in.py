"""Imports a dump as the command line does, then converts it as the worker does: `python -m benchmarks.bringing_in FOLDER`."""

import json
import os
import sys
import time
from collections.abc import Callable

os.environ.setdefault("DJANGO_SETTINGS_MODULE", "benchmarks.settings")

import django

django.setup()

from django.core.management import call_command
from django.db import connection

from benchmarks.processes import cpu_of_postgres, parent_of, peak_of
from guildhouse.kernel.jobs.running import run_job
from guildhouse.kernel.models import Job
from guildhouse.members.models import Member, Profile


def main() -> None:
    host = Member.objects.create(handle="host", name="Host", role="host", email="host@example.org")
    Profile.objects.create(member=host)
    wall, cpu = timed(lambda: call_command("import_stackexchange", sys.argv[1], "--space", "imported", verbosity=0))
    peak = peak_of()
    brought = Job.objects.get(kind="portability.stackexchange").report
    conversion = Job.objects.get(kind="portability.to_markdown")
    converting, converting_cpu = timed(lambda: run_job(conversion))
    conversion.refresh_from_db()
    print(json.dumps({
        "texts": brought["posts"], "wall": wall, "cpu": cpu, "peak": peak, "looked_at": sum(conversion.report.values()),
        "kept_as_html": conversion.report["kept_as_html"], "converting": converting, "converting_cpu": converting_cpu,
    }))  # fmt: skip


def timed(work: Callable[[], object]) -> tuple[float, float]:
    """Seconds by the clock, and of CPU: this process's, and of PostgreSQL's for it."""
    wall, cpu = time.perf_counter(), cpu_here()
    work()
    return time.perf_counter() - wall, cpu_here() - cpu


def cpu_here() -> float:
    if connection.vendor != "postgresql":
        return time.process_time()
    connection.ensure_connection()
    return time.process_time() + cpu_of_postgres(parent_of(connection.connection.info.backend_pid))


if __name__ == "__main__":
    main()
