"""What the house takes when nothing happens, and how soon its first page comes."""

import time

from benchmarks.figures import Measurement
from benchmarks.houses import CLI, House
from benchmarks.processes import family_of, memory_of
from benchmarks.run import Part, Run
from benchmarks.serving import wait_for
from tests.databases import free_port


def measure_house(run: Run) -> list[Measurement]:
    with run.stock.house(run.effort.small) as house:
        idle = idle_worker(house, run.effort.settle)
        house.run(*CLI, "prepare")
        starts = [warm_start(house) for _ in range(run.effort.starts)]
    return [
        Measurement("worker with nothing to do", idle, "MiB", 120),
        Measurement("warm start until the first page", min(starts), "s", 3, detail=f"slowest of {len(starts)}: {max(starts):.1f} s"),
    ]  # fmt: skip


def idle_worker(house: House, settle: float) -> float:
    with house.running(*CLI, "worker") as process:
        time.sleep(settle)
        if process.poll() is not None:
            raise RuntimeError("The worker ended by itself.")
        return memory_of(family_of(process.pid))


def warm_start(house: House) -> float:
    """Seconds from `guildhouse serve` of a prepared house until the front page has been answered."""
    port = free_port()
    began = time.monotonic()
    with house.running(*CLI, "serve", GUILDHOUSE_PORT=port, GUILDHOUSE_LIVE_PORT=free_port()) as process:
        wait_for(f"http://127.0.0.1:{port}/", process).raise_for_status()
        return time.monotonic() - began


PART = Part("The house by itself: {small.posts:,} posts", measure_house)
