"""No part of the house asks another site by any other way than safe_fetch."""

import ast
from pathlib import Path

import guildhouse

HOUSE = Path(guildhouse.__file__).parent
CLIENTS = {"aiohttp", "ftplib", "http.client", "httpcore", "httpx", "pycurl", "requests", "urllib.request", "urllib3"}


def imported(path: Path) -> set[str]:
    names: set[str] = set()
    for node in ast.walk(ast.parse(path.read_text("utf-8"))):
        if isinstance(node, ast.Import):
            names |= {alias.name for alias in node.names}
        elif isinstance(node, ast.ImportFrom) and node.module:
            names |= {node.module, *(f"{node.module}.{alias.name}" for alias in node.names)}
    return names


def test_clients_of_the_web_are_imported_by_fetch_alone():
    users = {str(path.relative_to(HOUSE)): imported(path) & CLIENTS for path in HOUSE.rglob("*.py")}
    asking = {place for place, clients in users.items() if clients}
    assert asking == {"kernel/fetch/fetching.py", "kernel/fetch/network.py"}
