"""Every setting with its default and what it does, as a page."""

from django.conf import settings

HEAD = """# Settings

Read from the environment when the house starts; without any it is a working site on SQLite. A name that is not on this page
stops the start, so that a slip of the pen is noticed. `NAME_FILE` names a file that holds the value, for passwords. What is
in force and where it came from: `guildhouse check --settings`. This page is written from the code: `make reference`.

| Setting | Default | What it does |
|---|---|---|
"""


def write_settings() -> str:
    rows = sorted(settings.KNOWN_SETTINGS.values(), key=lambda known: known.name)
    return HEAD + "".join(f"| `{known.name}` | {_default(known.default)} | {known.about} |\n" for known in rows)


def _default(value: str) -> str:
    return f"`{value}`" if value else ""
