"""Who one can sign in as in a demo house."""

from pathlib import Path

from guildhouse.site.demo.reading import read_members

SHOWN = 2


def password_file(home: Path) -> Path:
    return home / "demo-password"


def describe_accounts(home: Path) -> str:
    """A few of the demo's members with the password they share; nothing where no demo was filled."""
    if not password_file(home).exists():
        return ""
    password = password_file(home).read_text(encoding="utf-8").strip()
    members = read_members()
    hosts = [one for one in members if one.get("host")][:1]
    others = [one for one in members if not one.get("host")][:SHOWN]
    rows = "".join(
        f"    {one['handle']}@example.org  {one['name']}, {'host' if one in hosts else 'member'}: {one['headline']}\n"
        for one in [*hosts, *others]
    )
    return f"Look around as one of the demo's members. They all share the password {password}\n{rows}"
