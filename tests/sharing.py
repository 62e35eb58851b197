"""Who runs which tests when several processes share them: what uses one open house stays together, all else goes to whoever is free."""

import os

from xdist.scheduler import LoadScopeScheduling

LONG = "SOAK_NOTES" in os.environ  # hours of races: each process has a house of its own for them


class Sharing(LoadScopeScheduling):
    """By name and not by xdist's group marks, which pytest 9.2 no longer lets it add to a test's name."""

    def _split_scope(self, nodeid: str) -> str:
        path = nodeid.partition("::")[0]
        if path.startswith("tests/races/") and path.endswith("_races.py"):
            return path if LONG else "races"
        return path if path == "tests/config/test_serve.py" else nodeid
