"""The hosts' table of who has which e-mail address: two columns, the id at the source and the address."""

import csv
import io
import re
from dataclasses import dataclass, field
from pathlib import Path

from django.core.exceptions import ValidationError
from django.core.validators import validate_email
from django.utils.translation import gettext as _

from guildhouse.kernel.errors import Invalid

LARGEST = 64 << 20
_ID_NAMES = frozenset({"id", "userid", "user_id", "user id"})
_EMAIL_NAMES = frozenset({"email", "e-mail", "mail", "email address", "e-mail address"})
LONGEST = 254
_ID = re.compile(r"-?[0-9]{1,18}\Z")


@dataclass(slots=True)
class Table:
    """`problems` tells, line by line, what could not be used."""

    emails: dict[str, str] = field(default_factory=dict)
    problems: list[tuple[int, str]] = field(default_factory=list)


def read_emails(path: Path) -> Table:
    """Reads commas, semicolons or tabs, with or without a heading; a line that can't be used costs only itself."""
    try:
        if path.stat().st_size > LARGEST:
            raise Invalid(_("The table of addresses is larger than 64 MiB. Is it the right file?"), field="emails")
        raw = path.read_bytes()
    except OSError as error:
        message = _("The table of addresses can't be read: %(why)s.") % {"why": error.strerror or str(error)}
        raise Invalid(message, field="emails") from error
    text = _decode(raw).replace("\0", "")
    rows = csv.reader(io.StringIO(text, newline=""), delimiter=_find_delimiter(text))
    table, places = Table(), (0, 1)
    try:
        for row in rows:
            if rows.line_num == 1 and (found := _read_heading(row)):
                places = found
            elif any(cell.strip() for cell in row):
                _take(table, rows.line_num, row, places)
    except csv.Error as error:
        table.problems.append((rows.line_num, _("The table breaks off here: %(why)s.") % {"why": error}))
    return table


def _decode(raw: bytes) -> str:
    if raw.startswith((b"\xff\xfe", b"\xfe\xff")):
        return raw.decode("utf-16", "replace")
    try:
        return raw.decode("utf-8-sig")
    except UnicodeDecodeError:
        return raw.decode("cp1252", "replace")


def _find_delimiter(text: str) -> str:
    first = text.split("\n", 1)[0]
    return max(",;\t", key=first.count)


def _read_heading(row: list[str]) -> tuple[int, int] | None:
    names = [cell.strip().lower() for cell in row]
    ids = [place for place, name in enumerate(names) if name in _ID_NAMES]
    emails = [place for place, name in enumerate(names) if name in _EMAIL_NAMES]
    return (ids[0], emails[0]) if ids and emails else None


def _take(table: Table, line: int, row: list[str], places: tuple[int, int]) -> None:
    if len(row) <= max(places):
        table.problems.append((line, _("The line has no second column; an id and an address are expected.")))
        return
    key, email = (row[place].strip() for place in places)
    if not _ID.match(key):
        table.problems.append((line, _("“%(id)s” is no id.") % {"id": key[:40]}))
        return
    try:
        validate_email(email)
    except ValidationError:
        table.problems.append((line, _("“%(email)s” is no e-mail address.") % {"email": email[:80]}))
        return
    key = str(int(key))
    if len(email) > LONGEST:
        table.problems.append((line, _("The address is too long.")))
    elif key in table.emails and table.emails[key].lower() != email.lower():
        table.problems.append((line, _("Id %(id)s has another address above; that one was kept.") % {"id": key}))
    else:
        table.emails.setdefault(key, email)
