"""Where imports keep their files: dumps put down by the operator, uploads, working copies, lists of problems."""

from pathlib import Path

from django.conf import settings


def imports_home() -> Path:
    home: Path = settings.GUILDHOUSE_HOME / "imports"
    home.mkdir(mode=0o700, parents=True, exist_ok=True)
    return home


def incoming_home() -> Path:
    """What an operator puts here can be chosen on the hosts' page; no other path of the machine can."""
    home = imports_home() / "incoming"
    home.mkdir(mode=0o700, exist_ok=True)
    return home
