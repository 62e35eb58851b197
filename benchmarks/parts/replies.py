"""What a reply costs, how soon open pages hear of it, and what holding many of them takes."""

import asyncio
import re
import statistics
from html import unescape

import httpx

from benchmarks.figures import Measurement
from benchmarks.pages import WARM_UP
from benchmarks.parts.pages import TOPIC, paths
from benchmarks.processes import family_of, memory_of
from benchmarks.run import Part, Run
from benchmarks.serving import Server, serving_live, serving_pages
from benchmarks.streams import Streams

BODY = "What helped us: **ask five customers** what they did last week, write it down, and look at it together.\n\n- one\n- two\n"
ANNOUNCEMENTS = 5
SETTLE = 2.0


class Writer:
    """Replies to one topic as a browser does: with the key of a form it has opened."""

    def __init__(self, server: Server, path: str) -> None:
        self.server, self.path = server, path
        self.client = httpx.Client(base_url=server.address, cookies=dict(server.cookies), timeout=60)
        self.page = self.client.get(path).text
        self.action = f"{path.partition('-')[0]}/replies/"
        self.written = 0

    def reply(self) -> None:
        self.written += 1
        words = {"body": f"{BODY}{self.written}", "csrfmiddlewaretoken": self.find(r'name="csrfmiddlewaretoken" value="([^"]+)"'),
                 "form_key": f"bench-{self.written}"}  # fmt: skip
        answer = self.client.post(self.action, data=words, headers={"Referer": self.server.address + self.path})
        if answer.status_code != 302:
            raise RuntimeError(f"The reply was answered {answer.status_code}.")

    def find(self, pattern: str) -> str:
        found = re.search(pattern, self.page)
        if found is None:
            raise RuntimeError(f"The topic page has nothing like {pattern}.")
        return unescape(found[1])


def measure_replies(run: Run) -> list[Measurement]:
    with (
        run.stock.house(run.effort.small) as house,
        serving_live(house) as live,
        serving_pages(house, live.port) as server,
    ):
        writer = Writer(server, paths(run.effort.small)[TOPIC])
        costs = cost_of_replies(writer, run)
        reached, memory = asyncio.run(hear(writer, live, run))
    return [
        Measurement("a reply posted", min(costs), "ms", 15, detail=f"median {statistics.median(costs):.2f} ms"),
        Measurement(f"until {run.effort.listeners:,} open pages have heard", statistics.median(reached), "s", 1,
                    detail=f"slowest of {len(reached)}: {max(reached):.2f} s"),
        Measurement(f"live process holding {run.effort.streams:,} streams", memory, "MiB", 150),
    ]  # fmt: skip


def cost_of_replies(writer: Writer, run: Run) -> list[float]:
    """CPU ms of one, a figure for each round."""
    for _ in range(min(WARM_UP, run.effort.replies)):
        writer.reply()
    costs = []
    for _round in range(run.effort.rounds):
        before = writer.server.cpu()
        for _ in range(run.effort.replies):
            writer.reply()
        costs.append((writer.server.cpu() - before) / run.effort.replies * 1000)
    return costs


async def hear(writer: Writer, live: Server, run: Run) -> tuple[list[float], float]:
    streams = Streams(live.port, writer.find(r'<live-stream [^>]*data-token="([^"]+)"'))
    try:
        await streams.add(run.effort.listeners)
        reached = [await streams.time_to_reach_all(writer.reply) for _ in range(ANNOUNCEMENTS)]
        await streams.add(run.effort.streams - run.effort.listeners)
        await streams.time_to_reach_all(writer.reply)
        await asyncio.sleep(SETTLE)
        return reached, memory_of(family_of(live.process.pid))
    finally:
        await streams.close()


PART = Part("A reply: CPU; open pages hear of it; {small.posts:,} posts", measure_replies)
