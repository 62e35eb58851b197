"""Who runs which tests when several processes share them: what uses one open house stays together, all else goes to whoever is free."""

from xdist.scheduler import LoadScopeScheduling


class Sharing(LoadScopeScheduling):
    """By name and not by xdist's group marks, which pytest 9.2 no longer lets it add to a test's name."""

    def _split_scope(self, nodeid: str) -> str:
        path = nodeid.partition("::")[0]
        if path.startswith("tests/races/") and path.endswith("_races.py"):
            return "races"
        return path if path == "tests/config/test_serve.py" else nodeid
