"""`python -m benchmarks [PART…]` measures ours; `--site ADDRESS --pid N --cookie NAME=VALUE PATH…` measures any other site's pages."""

import argparse
import os
import sys
import tempfile
from collections.abc import Iterator, Sequence
from contextlib import ExitStack, contextmanager
from dataclasses import replace
from pathlib import Path

from benchmarks.elsewhere import measure_elsewhere
from benchmarks.figures import Measurement
from benchmarks.fillings import Postgres, Sqlite, say
from benchmarks.parts import PARTS
from benchmarks.results import RESULTS, describe_run, load, write_part, write_table
from benchmarks.run import Run
from benchmarks.sizes import FULL, QUICK, Effort
from benchmarks.table import BOTH
from tests.databases import running_postgres

MISSING = "PostgreSQL is not installed here (Debian: apt-get install postgresql)"
CACHE = Path(os.environ.get("BENCH_CACHE") or Path(tempfile.gettempdir(), f"guildhouse-bench-{os.getuid()}"))


def main() -> int:
    options = read_options()
    if options.site:
        return measure_elsewhere(options)
    effort = effort_of(options)
    with open_databases(options.database, options.cache) as stocks:
        for part in options.paths or PARTS:
            say(f"\n── {part}")
            measure_part(part, stocks, effort, options)
    print(write_table(options.write, PARTS), end="")
    return 0


def read_options() -> argparse.Namespace:
    parser = argparse.ArgumentParser(prog="python -m benchmarks", description=__doc__)
    parser.add_argument(
        "paths", nargs="*", metavar="PART", help=f"{', '.join(PARTS)} (default: all); with --site, pages of that site"
    )
    parser.add_argument("--database", choices=["sqlite", "postgresql"], help="only this one (default: both)")
    parser.add_argument(
        "--posts", type=int, help="posts of the larger community (default: 1,000,000); the smaller has a tenth"
    )
    parser.add_argument(
        "--quick", action="store_true", help="tiny, to see that the program works; its figures say nothing"
    )
    parser.add_argument("--rounds", type=int, default=FULL.rounds)
    parser.add_argument("--requests", type=int, default=FULL.requests, help="of each page in each round")
    parser.add_argument(
        "--cache",
        type=Path,
        default=CACHE,
        help="where filled databases are kept (default: %(default)s, or BENCH_CACHE)",
    )
    parser.add_argument("--write", type=Path, help="folder of the results (default: benchmarks/results)")
    parser.add_argument("--site", help="address of another running site to measure the same way")
    parser.add_argument("--pid", type=int, action="append", default=[], help="its server processes")
    parser.add_argument("--cookie", action="append", default=[], help="NAME=VALUE, signed in there")
    options = parser.parse_args()
    if not options.site and (unknown := [name for name in options.paths if name not in PARTS]):
        parser.error(f"there is no part {unknown[0]}; there are {', '.join(PARTS)}")
    options.write = options.write or (options.cache / "results" if options.quick or options.posts else RESULTS)
    return options


def effort_of(options: argparse.Namespace) -> Effort:
    if options.quick:
        return QUICK
    effort = replace(FULL, rounds=options.rounds, requests=options.requests)
    if not options.posts:
        return effort
    small, large = (replace(size, posts=posts, members=max(10, posts // 10)) for size, posts in
                    ((effort.small, options.posts // 10), (effort.large, options.posts)))  # fmt: skip
    return replace(effort, small=small, large=large)


@contextmanager
def open_databases(only: str | None, cache: Path) -> Iterator[Sequence[Sqlite | Postgres]]:
    sqlite = Sqlite(cache)
    with ExitStack() as stack:
        stocks: list[Sqlite | Postgres] = [] if only == "postgresql" else [sqlite]
        if only != "sqlite":
            folder = cache / "postgres"
            folder.mkdir(exist_ok=True)
            address = stack.enter_context(running_postgres(folder))
            if address:
                stocks.append(Postgres(sqlite, address, folder / "cluster"))
            else:
                say(f"{'!' * 78}\nNOT MEASURED: PostgreSQL, because {MISSING}.\n{'!' * 78}")
        yield stocks


def measure_part(part: str, stocks: Sequence[Sqlite | Postgres], effort: Effort, options: argparse.Namespace) -> None:
    known, noted = PARTS[part], {}
    for stock in stocks:
        about = describe_run(known.title(effort))
        found = known.measure(Run(stock, effort, options.cache, noted))
        write_part(options.write, part, stock.name, {**about, "load_after": load()}, found)
        show(stock.name, found)
    if compared := known.compare(noted):
        write_part(options.write, part, BOTH, {**describe_run(known.title(effort)), "load_after": load()}, compared)
        show(BOTH, compared)


def show(name: str, found: Sequence[Measurement]) -> None:
    for one in found:
        say(
            f"{name:<11}{one.figure:<46}{one.value:>12.3f} {one.unit:<6}{one.promise:<12}{'MISSED' if one.met is False else ''} {one.detail}"
        )


if __name__ == "__main__":
    sys.exit(main())
