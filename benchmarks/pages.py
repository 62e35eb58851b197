"""CPU per request of each page, in rounds that interleave the pages, so that a slow minute slows them alike."""

import statistics
from collections.abc import Callable, Iterable, Mapping, Sequence
from dataclasses import dataclass, field

import httpx

WARM_UP = 10


@dataclass(frozen=True, slots=True)
class Page:
    """`cpu` tells how many seconds the server of this page has taken so far."""

    name: str
    address: str
    cpu: Callable[[], float]
    cookies: Mapping[str, str] = field(default_factory=dict)
    headers: Mapping[str, str] = field(default_factory=dict)


@dataclass(frozen=True, slots=True)
class Cost:
    """`cpu_ms` is the lowest round, `median_ms` the middle one; `kb` are thousands of bytes before compression."""

    status: int
    cpu_ms: float
    median_ms: float
    kb: float
    headers: Mapping[str, str]


def measure(pages: Sequence[Page], *, rounds: int, requests: int) -> dict[str, Cost]:
    taken: dict[str, list[float]] = {page.name: [] for page in pages}
    with httpx.Client(timeout=120) as client:
        seen = {page.name: [_ask(client, page) for _ in range(min(WARM_UP, requests))][-1] for page in pages}
        for _round in range(rounds):
            for page in pages:
                before = page.cpu()
                for _ in range(requests):
                    _ask(client, page)
                taken[page.name].append((page.cpu() - before) / requests * 1000)
    return {
        name: Cost(seen[name].status_code, min(took), statistics.median(took), len(seen[name].content) / 1000, seen[name].headers)
        for name, took in taken.items()
    }  # fmt: skip


def _ask(client: httpx.Client, page: Page) -> httpx.Response:
    client.cookies.clear()
    cookies = {"Cookie": "; ".join(f"{name}={value}" for name, value in page.cookies.items())} if page.cookies else {}
    return client.get(page.address, headers={"Accept-Encoding": "identity", **cookies, **page.headers})


def as_table(costs: Mapping[str, Cost], null: str) -> str:
    lines = [f"{'page':<40}{'status':>7}{'CPU ms':>9}{'median':>9}{'null ÷':>8}{'kB':>8}"]
    lines += [
        f"{name:<40}{one.status:>7}{one.cpu_ms:>9.2f}{one.median_ms:>9.2f}{costs[null].cpu_ms / one.cpu_ms:>8.2f}{one.kb:>8.1f}"
        for name, one in costs.items()
        if one.cpu_ms
    ]
    return "\n".join(lines)


def refuse_wrong(costs: Mapping[str, Cost], allowed: Iterable[int] = (200, 304)) -> None:
    """A page that was not there costs little; its figure must not count."""
    if wrong := {name: one.status for name, one in costs.items() if one.status not in allowed}:
        raise RuntimeError(f"These pages answered something else than themselves: {wrong}")
