"""The second mode: any other running site, its pages measured in the same way as ours."""

from argparse import Namespace

from benchmarks.pages import Page, as_table, measure
from benchmarks.processes import cpu_of, family_of


def measure_elsewhere(options: Namespace) -> int:
    cookies = dict(pair.split("=", 1) for pair in options.cookie)

    def cpu() -> float:
        return cpu_of({pid for root in options.pid for pid in family_of(root)})

    pages = [Page(path, options.site.rstrip("/") + path, cpu, cookies) for path in options.paths]
    print(as_table(measure(pages, rounds=options.rounds, requests=options.requests), null=options.paths[0]))
    return 0
