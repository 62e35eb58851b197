"""Typed readers for settings from the environment: a wrong value or name stops the start with a sentence."""

import os
import secrets
from collections.abc import Mapping
from pathlib import Path
from urllib.parse import parse_qsl, unquote, urlsplit

from django.core.exceptions import ImproperlyConfigured

PREFIX = "GUILDHOUSE_"
TRUE, FALSE = {"1", "true", "yes", "on"}, {"0", "false", "no", "off", ""}


class Environment:
    """Reads `GUILDHOUSE_*` values, remembers which names it knows, and refuses the ones it does not."""

    def __init__(self, values: Mapping[str, str] | None = None) -> None:
        self.values = dict(os.environ if values is None else values)
        self.known: dict[str, str] = {}

    def text(self, name: str, default: str = "", *, about: str) -> str:
        full = self._know(name, about)
        if (path := self.values.get(f"{full}_FILE")) and full not in self.values:
            return Path(path).read_text(encoding="utf-8").strip()
        return self.values.get(full, default)

    def flag(self, name: str, *, default: bool, about: str) -> bool:
        raw = self.text(name, "yes" if default else "no", about=about).strip().lower()
        if raw not in TRUE | FALSE:
            raise ImproperlyConfigured(f"{PREFIX}{name} is {raw!r}; write yes or no.")
        return raw in TRUE

    def number(self, name: str, default: int, *, least: int = 0, about: str) -> int:
        raw = self.text(name, str(default), about=about)
        if not raw.isdigit() or int(raw) < least:
            raise ImproperlyConfigured(f"{PREFIX}{name} is {raw!r}; write a whole number, {least} or more.")
        return int(raw)

    def names(self, name: str, default: str = "", *, about: str) -> list[str]:
        return [part for part in (item.strip() for item in self.text(name, default, about=about).split(",")) if part]

    def path(self, name: str, default: str, *, about: str) -> Path:
        return Path(self.text(name, default, about=about)).expanduser().resolve()

    def refuse_unknown(self) -> None:
        """A name nobody reads is a setting that silently does nothing; say so instead."""
        allowed = {PREFIX + name for name in self.known}
        given = {key for key in self.values if key.startswith(PREFIX) and key.removesuffix("_FILE") not in allowed}
        if unknown := sorted(given - allowed):
            raise ImproperlyConfigured(
                f"Not a setting of Guildhouse: {', '.join(unknown)}. `guildhouse check --settings` lists them all."
            )

    def _know(self, name: str, about: str) -> str:
        self.known[name] = about
        return PREFIX + name


def make_home(home: Path) -> Path:
    home.mkdir(mode=0o700, parents=True, exist_ok=True)
    return home


def read_secret_key(home: Path) -> str:
    """The signing key, generated once with mode 0600; two processes starting together agree on one."""
    file = home / "secret.key"
    try:
        descriptor = os.open(file, os.O_WRONLY | os.O_CREAT | os.O_EXCL, 0o600)
    except FileExistsError:
        return _read_when_written(file)
    with os.fdopen(descriptor, "w", encoding="utf-8") as handle:
        handle.write(secrets.token_urlsafe(50))
    return _read_when_written(file)


def _read_when_written(file: Path) -> str:
    for _ in range(1000):
        if key := file.read_text(encoding="utf-8").strip():
            return key
    raise ImproperlyConfigured(f"{file} is empty. Delete it and start again; members will have to sign in again.")


def parse_database(url: str, home: Path) -> dict[str, object]:
    """Django's settings for one database from `sqlite:///path` or `postgresql://…`; empty means SQLite in the home."""
    if not url:
        url = f"sqlite:///{home / 'guildhouse.sqlite3'}"
    parts = urlsplit(url)
    if parts.scheme == "sqlite":
        return {
            "ENGINE": "guildhouse.kernel.sqlite",
            "NAME": unquote(parts.path.removeprefix("/")) if parts.path.startswith("//") else unquote(parts.path),
            "CONN_MAX_AGE": None,
            "OPTIONS": {"transaction_mode": "IMMEDIATE", "timeout": 20},
        }
    if parts.scheme in {"postgres", "postgresql"}:
        return {
            "ENGINE": "django.db.backends.postgresql",
            "NAME": unquote(parts.path.lstrip("/")),
            "USER": unquote(parts.username or ""),
            "PASSWORD": unquote(parts.password or ""),
            "HOST": unquote(parts.hostname or ""),
            "PORT": str(parts.port or ""),
            "CONN_MAX_AGE": None,
            "CONN_HEALTH_CHECKS": True,
            "OPTIONS": dict(parse_qsl(parts.query)),
        }
    raise ImproperlyConfigured("DATABASE_URL starts with sqlite:/// or postgresql://.")
