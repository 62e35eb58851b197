"""What a page costs: CPU of the server's processes and of the database's, beside a null view that only knows who is there."""

from collections.abc import Mapping

from benchmarks.figures import Measurement
from benchmarks.pages import Cost, Page, measure, refuse_wrong
from benchmarks.run import Part, Run
from benchmarks.serving import Server, serving_pages
from benchmarks.sizes import Size

NULL, TOPIC, SPACE, UNANSWERED, HOME = "null view", "topic page", "space list", "unanswered", "home"
FOR_VISITORS = (TOPIC, SPACE, UNANSWERED, HOME)


def paths(size: Size) -> dict[str, str]:
    middle = size.topics // 2 // 20 * 20 + 1
    return {
        NULL: "/null/", TOPIC: f"/topics/{middle}-topic-{middle}/", SPACE: "/spaces/space-3/", UNANSWERED: "/topics/?sort=unanswered",
        HOME: "/", "latest topics": "/topics/", "notices": "/notices/", "members": "/members/", "a profile": "/members/person-7/",
    }  # fmt: skip


def measure_pages(run: Run) -> list[Measurement]:
    size, effort = run.effort.small, run.effort
    with run.stock.house(size) as house, serving_pages(house) as server:
        known = paths(size)
        pages = [server.page(name, path) for name, path in known.items()]
        pages += [server.page(f"{name}, visitor", known[name], visitor=True) for name in FOR_VISITORS]
        costs = measure([*pages, *unchanged(server, known)], rounds=effort.rounds, requests=effort.requests)
    refuse_wrong(costs)
    return [*promised(costs), *plain(costs)]


def unchanged(server: Server, known: Mapping[str, str]) -> list[Page]:
    """What a visitor's browser asks when it has the page already."""
    asked = [server.page(name, known[name], visitor=True) for name in FOR_VISITORS]
    tags = measure(asked, rounds=1, requests=2)
    return [
        server.page(f"{page.name}, visitor who has it", known[page.name], visitor=True, **{"If-None-Match": tag})
        for page in asked
        if (tag := tags[page.name].headers.get("etag", ""))
    ]


def promised(costs: Mapping[str, Cost]) -> list[Measurement]:
    topic, null = costs[TOPIC].cpu_ms, costs[NULL].cpu_ms
    visitors = {name: one.cpu_ms for name, one in costs.items() if ", visitor" in name}
    not_modified = [name for name, one in costs.items() if one.status == 304]
    return [
        Measurement("null view ÷ topic page", share(null, topic), "", 0.28, "≥"),
        Measurement("space list ÷ topic page", share(costs[SPACE].cpu_ms, topic), "", 1.3),
        Measurement("unanswered ÷ topic page", share(costs[UNANSWERED].cpu_ms, topic), "", 1.3),
        Measurement("home ÷ topic page", share(costs[HOME].cpu_ms, topic), "", 2.5),
        Measurement(
            "dearest visitor's page, warm",
            max(visitors.values()),
            "ms",
            1,
            detail=max(visitors, key=visitors.__getitem__),
        ),
        Measurement(
            "unchanged pages answered 304", len(not_modified), f"of {len(FOR_VISITORS)}", len(FOR_VISITORS), "≥"
        ),
        Measurement("topic page, HTML", costs[TOPIC].kb, "kB", 60),
    ]


def plain(costs: Mapping[str, Cost]) -> list[Measurement]:
    return [
        Measurement(name, one.cpu_ms, "ms", detail=f"median {one.median_ms:.2f} ms, {one.kb:.1f} kB")
        for name, one in costs.items()
    ]


def share(one: float, other: float) -> float:
    """Too little work for the kernel to have counted is no share of anything."""
    return one / other if other else 0.0


PART = Part("Pages: CPU a request, {small.topics:,} topics, {small.posts:,} posts", measure_pages)
