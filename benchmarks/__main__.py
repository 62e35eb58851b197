"""`python -m benchmarks [pages] [--members N --topics T --posts P] [--site ADDRESS --cookie NAME=VALUE PATH…]`."""

import argparse
import json
import os
import platform
import sys
import tempfile
from datetime import UTC, datetime
from pathlib import Path

RESULTS = Path(__file__).parent / "results"


def main() -> int:
    options = _read_options()
    if options.site:
        return _measure_elsewhere(options)
    with tempfile.TemporaryDirectory(prefix="guildhouse-bench-") as home:
        os.environ.setdefault("GUILDHOUSE_HOME", home)
        os.environ["DJANGO_SETTINGS_MODULE"] = "benchmarks.settings"
        report = _measure_ours(options)
    file = RESULTS / f"pages-{report['database']}-{options.posts}.json"
    RESULTS.mkdir(exist_ok=True)
    file.write_text(json.dumps(report, indent=1) + "\n")
    print(f"\nwritten to {file.relative_to(Path.cwd()) if file.is_relative_to(Path.cwd()) else file.name}")
    return 0


def _read_options() -> argparse.Namespace:
    parser = argparse.ArgumentParser(prog="python -m benchmarks", description=__doc__)
    parser.add_argument("--members", type=int, default=1000)
    parser.add_argument("--topics", type=int, default=5000)
    parser.add_argument("--posts", type=int, default=100_000)
    parser.add_argument("--long", type=int, default=10_000, help="replies of the one long topic")
    parser.add_argument("--requests", type=int, default=120)
    parser.add_argument("--site", help="address of another running site to measure the same way")
    parser.add_argument("--pid", type=int, action="append", default=[], help="its server processes")
    parser.add_argument("--cookie", action="append", default=[], help="NAME=VALUE, signed in there")
    parser.add_argument("paths", nargs="*", help="pages of that site")
    return parser.parse_args()


def _measure_ours(options: argparse.Namespace) -> dict[str, object]:
    import django  # noqa: PLC0415 - settings must be chosen first

    django.setup()
    from django.core.management import call_command  # noqa: PLC0415
    from django.db import connection  # noqa: PLC0415

    from benchmarks.filling import fill  # noqa: PLC0415
    from benchmarks.pages import as_json, as_table, measure  # noqa: PLC0415
    from benchmarks.serving import serve  # noqa: PLC0415
    from benchmarks.sessions import sign_in  # noqa: PLC0415
    from guildhouse.discussions.models import Topic  # noqa: PLC0415
    from guildhouse.members.models import Member  # noqa: PLC0415

    call_command("migrate", verbosity=0)
    call_command("collectstatic", interactive=False, verbosity=0)
    if not Member.objects.exists():
        fill(members=options.members, topics=options.topics, posts=options.posts, long_topic=options.long)
    cookies = sign_in(Member.objects.order_by("pk").first())
    topic, long = Topic.objects.order_by("pk")[options.topics // 2], Topic.objects.order_by("-pk").first()
    pages = {
        "null": "/null/",
        "topic": f"{topic.get_absolute_url()}",
        "long topic, first page": long.get_absolute_url(),
        "long topic, page 400": f"{long.get_absolute_url()}?page=400",
        "space": "/spaces/space-3/",
        "unanswered": "/topics/?sort=unanswered",
        "latest": "/topics/",
        "home": "/",
        "notices": "/notices/",
    }
    with serve(workers=1, threads=1) as server:
        inside = measure(server, pages, cookies, requests=options.requests)
        outside = measure(
            server,
            {
                f"{name}, visitor": address
                for name, address in pages.items()
                if name in {"null", "topic", "space", "home"}
            },
            {},
            null="null, visitor",
            requests=options.requests,
        )
        memory = round(server.memory_mib(), 1)
    print(as_table(inside + outside))
    print(f"memory of the pages server, one worker: {memory} MiB")
    return {
        "at": datetime.now(UTC).isoformat(timespec="seconds"), "machine": f"{platform.machine()}, {os.cpu_count()} cores",
        "python": platform.python_version(), "database": connection.vendor, "members": options.members,
        "topics": options.topics, "posts": options.posts, "memory_mib": memory, "pages": as_json(inside + outside),
    }  # fmt: skip


def _measure_elsewhere(options: argparse.Namespace) -> int:
    from benchmarks.pages import as_table, measure  # noqa: PLC0415
    from benchmarks.serving import children_of, cpu_of  # noqa: PLC0415

    class Elsewhere:
        address = options.site

        @staticmethod
        def cpu() -> float:
            return sum(cpu_of(pid) for root in options.pid for pid in (root, *children_of(root)))

    cookies = dict(pair.split("=", 1) for pair in options.cookie)
    pages = {path: path for path in options.paths}
    print(as_table(measure(Elsewhere(), pages, cookies, null=options.paths[0], requests=options.requests)))
    return 0


if __name__ == "__main__":
    sys.exit(main())
