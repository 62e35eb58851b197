"""Saving, finding and discarding drafts; a stale tab cannot overwrite a newer one. Private ones are sealed for their writer."""

import json
import re
from typing import Any

from django.db import IntegrityError, transaction
from django.utils.translation import gettext as _

from guildhouse.kernel.errors import Conflict, Invalid, TooMany
from guildhouse.kernel.models import Draft
from guildhouse.kernel.private import open_for, seal_for
from guildhouse.kernel.rows import fetch_rows, read_json

PRIVATE = "private."  # drafts of places named so are words nobody else may read, in the database neither
FILES = re.compile(r"/attachments/[0-9a-f]{32}/")
MOST_DRAFTS = 200
MOST_CHARACTERS = 400_000


FIND = "SELECT fields, sequence, sealed FROM kernel_draft WHERE member_id = %s AND place = %s"


def find_draft(member_id: int, place: str) -> Draft | None:
    """Every page with a composer asks, so it is asked by hand; tests/kernel/drafts compares it with the ORM's answer."""
    found = fetch_rows(FIND, [member_id, place])
    if not found:
        return None
    fields, sequence, sealed = found[0]
    words = read_json(fields) if sealed is None else json.loads(open_for(member_id, bytes(sealed), place=place))
    return Draft(member_id=member_id, place=place, fields=words, sequence=sequence)


@transaction.atomic
def save_draft(member_id: int, place: str, fields: dict[str, str], *, sequence: int) -> Draft:
    """Keeps `fields`; `sequence` is the number the page last saw, 0 for a new draft. Answers the draft with its next one.

    Raises Conflict when another tab has saved since, Invalid when the text is too long, TooMany past 200 drafts.
    """
    if sum(map(len, fields.values())) > MOST_CHARACTERS:
        raise Invalid(_("This draft is too long to be kept. Copy part of it somewhere safe and shorten it."))
    fields = {name: _storable(text) for name, text in fields.items()}
    draft = Draft.objects.select_for_update().filter(member_id=member_id, place=place).first()
    if draft is None:
        return _begin_draft(member_id, place, fields)
    if draft.sequence != sequence:
        raise Conflict(_("A newer version of this draft is open in another tab."))
    draft.fields, draft.sealed = _to_hold(member_id, place, fields)
    draft.sequence = sequence + 1
    draft.save(update_fields=["fields", "sealed", "sequence", "changed_at"])
    return draft


def _to_hold(member_id: int, place: str, fields: dict[str, Any]) -> tuple[dict[str, Any], bytes | None]:
    """What the columns hold: the words, or the words sealed beside the files they name, which are thus not swept."""
    if not place.startswith(PRIVATE):
        return fields, None
    written = json.dumps(fields)
    return {"files": " ".join(FILES.findall(written))}, seal_for(member_id, written, place=place)


def _begin_draft(member_id: int, place: str, fields: dict[str, str]) -> Draft:
    if Draft.objects.filter(member_id=member_id).count() >= MOST_DRAFTS:
        raise TooMany(_("You have 200 unfinished drafts. Send or discard some of them first."), retry_after=60)
    held, sealed = _to_hold(member_id, place, fields)
    try:
        with transaction.atomic():
            return Draft.objects.create(member_id=member_id, place=place, fields=held, sealed=sealed, sequence=1)
    except IntegrityError as error:
        raise Conflict(_("A newer version of this draft is open in another tab.")) from error


def _storable(text: str) -> str:
    """Without what no database takes: NUL and halves of surrogate pairs."""
    return text.replace("\0", "").encode("utf-8", "replace").decode("utf-8")


def discard_draft(member_id: int, place: str) -> None:
    Draft.objects.filter(member_id=member_id, place=place).delete()


@transaction.atomic
def keep_draft(member_id: int, place: str, body: str) -> None:
    """Keeps words that could not be posted, over whatever draft there was: they are the newest the member wrote."""
    known = find_draft(member_id, place)
    fields, sealed = _to_hold(member_id, place, {**(known.fields if known else {}), "body": body[:MOST_CHARACTERS]})
    draft, made = Draft.objects.get_or_create(
        member_id=member_id, place=place, defaults={"fields": fields, "sealed": sealed, "sequence": 1}
    )
    if not made:
        draft.fields, draft.sealed, draft.sequence = fields, sealed, draft.sequence + 1
        draft.save(update_fields=["fields", "sealed", "sequence", "changed_at"])
