"""What ten times as many posts and members do to a page, and whether a long topic opens anywhere at the same cost."""

from benchmarks.figures import Measurement
from benchmarks.pages import measure, refuse_wrong
from benchmarks.parts.pages import NULL, TOPIC, paths, share
from benchmarks.run import Part, Run
from benchmarks.serving import serving_pages
from benchmarks.sizes import PAGE, Size

MOST = 1.3


def measure_growth(run: Run) -> list[Measurement]:
    effort = run.effort
    with (
        run.stock.house(effort.small) as few, run.stock.house(effort.large) as many,
        serving_pages(few) as small, serving_pages(many) as large,
    ):  # fmt: skip
        asked = [
            server.page(f"{name} {mark}", path)
            for mark, server, size in (("few", small, effort.small), ("many", large, effort.large))
            for name, path in paths(size).items()
        ]
        places = long_places(effort.large)
        asked += [large.page(name, path) for name, path in places.items()]
        costs = measure(asked, rounds=effort.rounds, requests=effort.requests)
    refuse_wrong(costs)
    cpu = {name: one.cpu_ms for name, one in costs.items()}
    of_long = [cpu[name] for name in places]
    grown = [
        Measurement(f"{name}, larger ÷ smaller", share(cpu[f"{name} many"], cpu[f"{name} few"]), "", MOST,
                    detail=f"{cpu[f'{name} few']:.2f} ms, {cpu[f'{name} many']:.2f} ms")
        for name in paths(effort.small) if name != NULL
    ]  # fmt: skip
    return [
        *grown,
        Measurement("long topic, dearest ÷ cheapest place", share(max(of_long), min(of_long)), "", MOST),
        Measurement("long topic, dearest place ÷ a topic page", share(max(of_long), cpu[f"{TOPIC} many"]), "", MOST),
        *(Measurement(name, cpu[name], "ms") for name in places),
    ]


def long_places(size: Size) -> dict[str, str]:
    """Its first, a middle and its last page."""
    number, last = size.topics + 1, max(1, -(-size.long // PAGE))
    return {
        f"long topic, {where}": f"/topics/{number}-a-long-talk/?page={page}"
        for where, page in (("first page", 1), ("middle", max(1, last // 2)), ("last page", last))
    }


PART = Part(
    "Growth: {small.posts:,} posts of {small.members:,} members, then {large.posts:,} of {large.members:,}",
    measure_growth,
)
