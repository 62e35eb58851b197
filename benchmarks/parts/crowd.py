"""A directory of many members and a queue of many items: what their pages cost beside a topic page of the same house."""

from collections.abc import Sequence
from dataclasses import replace

import httpx

from benchmarks.figures import Measurement
from benchmarks.pages import Cost, Page, measure, refuse_wrong
from benchmarks.parts.pages import TOPIC, paths, share
from benchmarks.run import Part, Run
from benchmarks.serving import Server, serving_pages

POSTS, ITEMS = 100_000, 10_000
DIRECTORY, PROFILE, QUEUE, DESK = "directory", "a profile", "queue", "desk"
HOST, WITH_BLOCKS = 2, 3
NEW_PLACES = range(100, 160)
# Of some so many show it that their others are not counted, of organisation and place so few that they are (benchmarks/crowding.py).
EACH_FACET = {
    "interest": "interest 7", "skill": "skill 7", "role": "role 7", "product": "consumer", "industry": "industry 7", "place": "place 7",
    "language": "en", "offers": "coffee", "seeks": "coffee", "organisation": "organisation 7", "available": "some",
}  # fmt: skip
OF_HOSTS = {
    QUEUE: "/moderation/",
    DESK: "/desk/",
    "desk, flags": "/desk/?lane=flags",
    "queue, last page": "/moderation/?page=999",
}


def measure_crowd(run: Run) -> list[Measurement]:
    size = replace(run.effort.large, posts=min(POSTS, run.effort.large.posts), long=1)
    with run.stock.house(size) as house:
        house.run("-m", "benchmarks.crowding", min(ITEMS, size.posts))
        with serving_pages(house) as server:
            known = {TOPIC: paths(size)[TOPIC], DIRECTORY: "/members/", PROFILE: "/members/person-7/"}
            facets = {f"directory, {facet}": f"/members/?{facet}={value}" for facet, value in EACH_FACET.items()}
            pages = [server.page(name, path) for name, path in {**known, **facets}.items()]
            pages += as_member(server, HOST, OF_HOSTS)
            pages += as_member(server, WITH_BLOCKS, {"directory, with blocks": "/members/"})
            costs = measure(pages, rounds=run.effort.rounds, requests=run.effort.requests)
            refuse_wrong(costs)
            new = cost_of_new(server)
    cpu = {name: one.cpu_ms for name, one in costs.items()}
    topic, dearest = cpu[TOPIC], max(facets, key=cpu.__getitem__)
    return [
        Measurement("directory, first page ÷ topic page", share(cpu[DIRECTORY], topic), "", 1.5),
        Measurement("directory, dearest facet ÷ topic page", share(cpu[dearest], topic), "", 1.5, detail=dearest),
        Measurement("queue ÷ topic page", share(cpu[QUEUE], topic), "", 1.3),
        Measurement("desk ÷ topic page", share(max(cpu[DESK], cpu["desk, flags"]), topic), "", 1.3),
        *plain(costs),
        Measurement("directory, asked so for the first time", new, "ms", detail=f"mean of {len(NEW_PLACES)} places"),
    ]  # fmt: skip


def as_member(server: Server, number: int, asked: dict[str, str]) -> list[Page]:
    cookies = server.house.sign_in(number)
    return [Page(name, server.address + path, server.cpu, cookies) for name, path in asked.items()]


def cost_of_new(server: Server) -> float:
    """Of a choice nobody has made lately, so that everything is counted for it."""
    with httpx.Client(base_url=server.address, cookies=dict(server.cookies), timeout=60) as client:
        before = server.cpu()
        for place in NEW_PLACES:
            client.get("/members/", params={"place": f"place {place}"}).raise_for_status()
        return (server.cpu() - before) / len(NEW_PLACES) * 1000


def plain(costs: dict[str, Cost]) -> Sequence[Measurement]:
    return [
        Measurement(name, one.cpu_ms, "ms", detail=f"median {one.median_ms:.2f} ms, {one.kb:.1f} kB")
        for name, one in costs.items()
    ]


PART = Part(f"A crowd: a directory of {{large.members:,}} members, a queue of {ITEMS:,} items", measure_crowd)
