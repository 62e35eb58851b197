"""Typed readers for settings from the environment: a wrong value or name stops the start with a sentence."""

import os
import secrets
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from pathlib import Path
from urllib.parse import SplitResult, parse_qsl, unquote, urlsplit
from zoneinfo import ZoneInfo, ZoneInfoNotFoundError

from django.core.exceptions import ImproperlyConfigured
from django.utils.functional import Promise

PREFIX = "GUILDHOUSE_"
TRUE, FALSE = {"1", "true", "yes", "on"}, {"0", "false", "no", "off"}
HIDDEN = ("KEY", "PASSWORD", "URL")


@dataclass(frozen=True, slots=True)
class Known:
    """A setting as it was read: `name` in full, `source` where the value came from. `about` is said in the reader's language."""

    name: str
    about: str | Promise
    default: str
    value: str
    source: str

    @property
    def shown(self) -> str:
        """The value for a person's eyes: passwords and keys are only said to be there."""
        return "(set, not shown)" if self.value and self.name.endswith(HIDDEN) else self.value

    @property
    def shown_on_pages(self) -> str:
        """Hosts need not be those who run the machine: its folders are left out too, and what is secret is dots."""
        if self.value and self.name.endswith(HIDDEN):
            return "••••••"
        return "…" if self.value.startswith(("/", "~")) else self.value


class Environment:
    """Reads `GUILDHOUSE_*` values, remembers which names it knows, and refuses the ones it does not.

    An empty value counts as not given, as composed environments often cannot leave one out.
    """

    def __init__(self, values: Mapping[str, str] | None = None) -> None:
        self.values = dict(os.environ if values is None else values)
        self.known: dict[str, Known] = {}

    def text(self, name: str, default: str = "", *, about: str | Promise, prefix: str = PREFIX) -> str:
        full = prefix + name
        value, source = self._find(full, default)
        self.known[full] = Known(full, about, default, value, source)
        return value

    def flag(self, name: str, *, default: bool, about: str | Promise) -> bool:
        raw = self.text(name, "yes" if default else "no", about=about).strip().lower()
        if raw not in TRUE | FALSE:
            raise ImproperlyConfigured(f"{PREFIX}{name} is {raw!r}; write yes or no.")
        return raw in TRUE

    def number(self, name: str, default: int, *, least: int = 0, about: str | Promise) -> int:
        raw = self.text(name, str(default), about=about)
        if not raw.isdecimal() or int(raw) < least:
            raise ImproperlyConfigured(f"{PREFIX}{name} is {raw!r}; write a whole number, {least} or more.")
        return int(raw)

    def names(self, name: str, default: str = "", *, about: str | Promise) -> list[str]:
        return [part for part in (item.strip() for item in self.text(name, default, about=about).split(",")) if part]

    def path(self, name: str, default: str, *, about: str | Promise) -> Path:
        return Path(self.text(name, default, about=about)).expanduser().resolve()

    def one_of(self, name: str, choices: Sequence[str], *, about: str | Promise) -> str:
        """The first choice is the default."""
        raw = self.text(name, choices[0], about=about)
        if raw not in choices:
            raise ImproperlyConfigured(f"{PREFIX}{name} is {raw!r}; write one of {', '.join(choices)}.")
        return raw

    def zone(self, name: str, default: str, *, about: str | Promise) -> str:
        raw = self.text(name, default, about=about)
        try:
            return ZoneInfo(raw).key
        except (ZoneInfoNotFoundError, ValueError, OSError) as error:
            raise ImproperlyConfigured(f"{PREFIX}{name} is {raw!r}; write a zone such as Europe/Paris.") from error

    def refuse_unknown(self) -> None:
        """A name nobody reads is a setting that silently does nothing; say so instead."""
        ours = (key for key in self.values if key.startswith(PREFIX))
        if unknown := sorted(key for key in ours if not {key, key.removesuffix("_FILE")} & set(self.known)):
            raise ImproperlyConfigured(
                f"Not a setting of Guildhouse: {', '.join(unknown)}. docs/reference/settings.md lists them all."
            )

    def _find(self, full: str, default: str) -> tuple[str, str]:
        if value := self.values.get(full):
            return value, "environment"
        if path := self.values.get(f"{full}_FILE"):
            try:
                return Path(path).read_text(encoding="utf-8").strip(), path
            except (OSError, UnicodeDecodeError) as error:
                raise ImproperlyConfigured(f"{full}_FILE names {path}, which cannot be read: {error}.") from error
        return default, "default"


def make_home(home: Path) -> Path:
    try:
        home.mkdir(mode=0o700, parents=True, exist_ok=True)
    except OSError as error:
        raise ImproperlyConfigured(
            f"The folder {home} cannot be made: {error.strerror}. See GUILDHOUSE_HOME."
        ) from error
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
        return _sqlite(str(home / "guildhouse.sqlite3"))
    parts = urlsplit(url)
    if parts.scheme == "sqlite" and (name := unquote(parts.path.removeprefix("/"))):
        return _sqlite(name)
    if parts.scheme in {"postgres", "postgresql"}:
        return _postgres(parts)
    raise ImproperlyConfigured("DATABASE_URL starts with sqlite:/// and a path, or with postgresql://.")


def _sqlite(name: str) -> dict[str, object]:
    return {
        "ENGINE": "guildhouse.kernel.sqlite",
        "NAME": name,
        "CONN_MAX_AGE": None,
        "OPTIONS": {"transaction_mode": "IMMEDIATE", "timeout": 20},
        "TEST": {"NAME": ":memory:"},  # said, because tests on two cores know it of Django's own backend only
    }


def _postgres(parts: SplitResult) -> dict[str, object]:
    try:
        port = parts.port
    except ValueError as error:
        raise ImproperlyConfigured("The port in DATABASE_URL is not a number from 1 to 65535.") from error
    return {
        "ENGINE": "guildhouse.kernel.postgres",
        "NAME": unquote(parts.path.lstrip("/")),
        "USER": unquote(parts.username or ""),
        "PASSWORD": unquote(parts.password or ""),
        "HOST": unquote(parts.hostname or ""),
        "PORT": str(port or ""),
        "CONN_MAX_AGE": None,
        "CONN_HEALTH_CHECKS": True,
        "OPTIONS": {"server_side_binding": True, **_keep_plans(dict(parse_qsl(parts.query)))},
    }


def _keep_plans(given: dict[str, str]) -> dict[str, object]:
    """Statements sent five times keep their plan (docs/adr/0008-speed.md); `?prepare_threshold=off` is for a pooler that knows none."""
    wanted = given.pop("prepare_threshold", "5")
    if wanted != "off" and not wanted.isdecimal():
        raise ImproperlyConfigured("prepare_threshold in DATABASE_URL is a number or off.")
    return {**given, "prepare_threshold": None if wanted == "off" else int(wanted)}
