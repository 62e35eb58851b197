"""What processes took: CPU in seconds, user and system together, and memory in MiB."""

import os
import re
from collections.abc import Iterable
from pathlib import Path

TICK = os.sysconf("SC_CLK_TCK")
UTIME, STIME, CUTIME, CSTIME = 11, 12, 13, 14


def family_of(pid: int) -> list[int]:
    return [pid, *children_of(pid)]


def children_of(pid: int) -> list[int]:
    found: list[int] = []
    for task in Path(f"/proc/{pid}/task").glob("*/children"):
        for child in _read(task).split():
            found += family_of(int(child))
    return found


def cpu_of(pids: Iterable[int]) -> float:
    return sum(map(_cpu, pids))


def cpu_of_postgres(postmaster: int) -> float:
    """Of all its processes, those that have ended included."""
    fields = _fields(postmaster)
    ended = (int(fields[CUTIME]) + int(fields[CSTIME])) / TICK if fields else 0.0
    return cpu_of(family_of(postmaster)) + ended


def parent_of(pid: int) -> int:
    return int(_fields(pid)[1])


def memory_of(pids: Iterable[int]) -> float:
    """Proportional memory: what several processes share is divided among them."""
    found = (re.search(r"^Pss:\s+(\d+)", _read(Path(f"/proc/{pid}/smaps_rollup")), re.MULTILINE) for pid in pids)
    return sum(int(one[1]) for one in found if one) / 1024


def peak_of(pid: int | str = "self") -> float:
    found = re.search(r"VmHWM:\s+(\d+)", _read(Path(f"/proc/{pid}/status")))
    return int(found[1]) / 1024 if found else 0.0


def _cpu(pid: int) -> float:
    """The scheduler's account is exact but forgets threads that ended; the other remembers them in hundredths of a second."""
    fields = _fields(pid)
    remembered = (int(fields[UTIME]) + int(fields[STIME])) / TICK if fields else 0.0
    exact = (_read(task).split(" ")[0] for task in Path(f"/proc/{pid}/task").glob("*/schedstat"))
    return max(remembered, sum(int(one or 0) for one in exact) / 1e9)


def _fields(pid: int) -> list[str]:
    return _read(Path(f"/proc/{pid}/stat")).rpartition(")")[2].split()


def _read(file: Path) -> str:
    """Nothing where the process has ended or the kernel does not tell."""
    try:
        return file.read_text(encoding="ascii", errors="replace")
    except OSError:
        return ""
