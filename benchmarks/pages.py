"""CPU per request of each page, in rounds that interleave the pages, so that a slow minute slows them alike."""

import statistics
from collections.abc import Mapping
from dataclasses import asdict, dataclass

import httpx

from benchmarks.serving import Server

ROUNDS = 5
REQUESTS = 120


@dataclass
class Figure:
    """`cpu_ms` is the lowest round, `median_ms` the middle one; `share` compares with the null view of the same run."""

    page: str
    status: int
    cpu_ms: float
    median_ms: float
    kib: float
    share: float = 0.0


def measure(
    server: Server,
    addresses: Mapping[str, str],
    cookies: Mapping[str, str],
    *,
    null: str = "null",
    requests: int = REQUESTS,
) -> list[Figure]:
    taken: dict[str, list[float]] = {name: [] for name in addresses}
    seen: dict[str, tuple[int, float]] = {}
    with httpx.Client(base_url=server.address, cookies=dict(cookies), timeout=60) as client:
        for name, address in addresses.items():
            for _ in range(10):
                response = client.get(address, headers={"Accept-Encoding": "identity"})
            seen[name] = (response.status_code, len(response.content) / 1024)
        for _round in range(ROUNDS):
            for name, address in addresses.items():
                before = server.cpu()
                for _ in range(requests):
                    client.get(address)
                taken[name].append((server.cpu() - before) / requests * 1000)
    figures = [
        Figure(name, seen[name][0], round(min(took), 2), round(statistics.median(took), 2), round(seen[name][1], 1))
        for name, took in taken.items()
    ]
    nothing = next((figure.cpu_ms for figure in figures if figure.page == null), 0)
    for figure in figures:
        figure.share = round(nothing / figure.cpu_ms, 3) if figure.cpu_ms else 0.0
    return figures


def as_table(figures: list[Figure]) -> str:
    lines = [f"{'page':<34}{'status':>7}{'CPU ms':>9}{'median':>9}{'null ÷':>8}{'KiB':>8}"]
    lines += [
        f"{one.page:<34}{one.status:>7}{one.cpu_ms:>9.2f}{one.median_ms:>9.2f}{one.share:>8.2f}{one.kib:>8.1f}"
        for one in figures
    ]
    return "\n".join(lines)


def as_json(figures: list[Figure]) -> list[dict[str, object]]:
    return [asdict(figure) for figure in figures]
