"""How fast a Stack Exchange dump is readable here, in how much memory, and how fast it becomes Markdown.

    [DATABASE_URL=…] python benchmarks/importing.py [--posts 200000] [--write results.json]

Writes a dump (the same for the same number), imports it into a new house as the command line does, then runs the worker's
conversion. CPU is that of the importing process; on PostgreSQL the server's own comes on top and is not counted.
"""

import argparse
import json
import os
import platform
import re
import sys
import tempfile
import time
from collections.abc import Callable
from datetime import UTC, datetime
from pathlib import Path

ROOT = Path(__file__).resolve().parent.parent
sys.path[:0] = [str(ROOT), str(ROOT / "src")]

from benchmarks.stackexchange_dump import write_dump

TARGETS = {"posts_per_second": 1000, "peak_mib": 200, "markdown_per_second": 250}


def main() -> int:
    parser = argparse.ArgumentParser(description="Measure the import of a generated Stack Exchange dump.")
    parser.add_argument("--posts", type=int, default=200_000)
    parser.add_argument("--write", type=Path, default=None, help="where the figures go as JSON")
    options = parser.parse_args()
    with tempfile.TemporaryDirectory(prefix="guildhouse-import-") as folder:
        os.environ.update(GUILDHOUSE_HOME=f"{folder}/home", DJANGO_SETTINGS_MODULE="guildhouse.config.settings")
        write_dump(Path(folder, "dump"), posts=options.posts)
        report = measure(Path(folder, "dump"), options.posts)
    for name, value in report.items():
        target = f"   (target {TARGETS[name]})" if name in TARGETS else ""
        print(f"{name:24} {value}{target}")
    if options.write:
        options.write.write_text(json.dumps(report, indent=1) + "\n")
    return 0


def measure(dump: Path, posts: int) -> dict[str, object]:
    import django  # noqa: PLC0415 - settings must be chosen first

    django.setup()
    from django.core.management import call_command  # noqa: PLC0415
    from django.db import connection  # noqa: PLC0415

    from guildhouse.kernel.jobs.running import run_job  # noqa: PLC0415
    from guildhouse.kernel.models import Job  # noqa: PLC0415
    from guildhouse.members.models import Member, Profile  # noqa: PLC0415

    call_command("migrate", verbosity=0)
    host = Member.objects.create(handle="host", name="Host", role="host", email="host@example.org")
    Profile.objects.create(member=host)
    wall, cpu = _timed(lambda: call_command("import_stackexchange", str(dump), "--space", "imported"))
    peak = _peak_mib()
    brought = Job.objects.get(kind="portability.stackexchange").report
    conversion = Job.objects.get(kind="portability.to_markdown")
    converting = _timed(lambda: run_job(conversion))
    conversion.refresh_from_db()
    looked_at = sum(conversion.report.values())
    return {
        "at": datetime.now(UTC).isoformat(timespec="seconds"), "machine": f"{platform.machine()}, {os.cpu_count()} cores",
        "python": platform.python_version(), "database": connection.vendor, "posts": posts, "texts": brought["posts"],
        "load": round(os.getloadavg()[1], 1),
        "wall_seconds": round(wall, 1), "cpu_seconds": round(cpu, 1), "posts_per_second": round(posts / wall),
        "posts_per_cpu_second": round(posts / cpu), "texts_per_cpu_second": round(brought["posts"] / cpu), "peak_mib": peak,
        "markdown_per_second": round(looked_at / converting[0]), "markdown_per_cpu_second": round(looked_at / converting[1]),
        "kept_as_html": conversion.report["kept_as_html"],
    }  # fmt: skip


def _timed(work: Callable[[], object]) -> tuple[float, float]:
    wall, cpu = time.perf_counter(), time.process_time()
    work()
    return time.perf_counter() - wall, time.process_time() - cpu


def _peak_mib() -> int:
    found = re.search(r"VmHWM:\s+(\d+)", Path("/proc/self/status").read_text())
    return int(found[1]) >> 10 if found else 0


if __name__ == "__main__":
    sys.exit(main())
