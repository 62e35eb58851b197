"""Which attachments last: those a saved thing names; the rest go after a day, unless a draft still names them."""

from __future__ import annotations

import datetime as dt
import json
import re
from typing import Any

from django.core.files.storage import default_storage
from django.db import transaction
from django.db.models import QuerySet
from django.utils import timezone
from django.utils.translation import gettext as _

from guildhouse.kernel.attachments.taking import stored_at
from guildhouse.kernel.errors import Conflict, NotFound
from guildhouse.kernel.models import Attachment, Draft

_KEY = re.compile(r"/attachments/([0-9a-f]{32})(?![0-9a-f])")
_PENDING_FOR = dt.timedelta(days=1)
_BATCH = 500


def find_keys(text: str) -> set[str]:
    """The attachments a text names."""
    return set(_KEY.findall(text))


def keep_attachments(text: str, *, kind: str, object_id: int, by: Any) -> int:
    """Keep by a thing what its text names and `by` has pending; how many. In the transaction that saves the thing.

    What somebody else uploaded, or another thing keeps already, stays as it is: naming a file gives no right to it.
    An edit that no longer names a file does not let it go, because the thing's history still shows it.
    """
    keys = find_keys(text)
    if not keys:
        return 0
    return Attachment.objects.filter(key__in=keys, owner=by, state=Attachment.State.PENDING).update(
        state=Attachment.State.KEPT, kind=kind, object_id=object_id
    )


def release_attachments(kind: str, object_ids: list[int]) -> int:
    """Delete what these things keep, when they are removed for good; how many. The files go after the commit."""
    return _let_go(Attachment.objects.filter(kind=kind, object_id__in=object_ids, state=Attachment.State.KEPT))


def remove_pending(key: str, *, by: Any) -> None:
    """Remove one of one's own files that nothing keeps."""
    mine = Attachment.objects.filter(key=key, owner=by).exclude(state=Attachment.State.GONE)
    attachment = mine.first()
    if attachment is None:
        raise NotFound(_("This file is not there any more."))
    if not _let_go(mine.filter(state=Attachment.State.PENDING)):
        raise Conflict(_("Something you wrote shows this file, so it stays. Delete that first."))


def sweep_attachments() -> int:
    """Let go what has been pending for a day and is in no draft of its owner, and finish what a crash left; how many."""
    before = timezone.now() - _PENDING_FOR
    waiting = Attachment.objects.filter(state=Attachment.State.PENDING, created_at__lt=before).order_by("pk")
    swept, last = 0, 0
    while batch := list(waiting.filter(pk__gt=last)[:_BATCH]):
        last = batch[-1].pk
        drafted = _drafted_keys({row.owner_id for row in batch if row.owner_id is not None})
        idle = [row.pk for row in batch if row.key not in drafted]
        swept += _let_go(Attachment.objects.filter(pk__in=idle, state=Attachment.State.PENDING))
    delete_gone()
    return swept


def _drafted_keys(owner_ids: set[int]) -> set[str]:
    drafts = Draft.objects.filter(member_id__in=owner_ids).values_list("fields", flat=True)
    return {key for fields in drafts for key in find_keys(json.dumps(fields))}


def _let_go(rows: QuerySet[Attachment]) -> int:
    """Mark first, delete after the commit: a file is never gone while its row could still come back."""
    count = rows.update(state=Attachment.State.GONE, kind="", object_id=None)
    if count:
        transaction.on_commit(delete_gone, robust=True)
    return count


def delete_gone() -> None:
    """Delete the files of rows marked so, then the rows; a crash between is caught up with by the next sweep."""
    for row in Attachment.objects.filter(state=Attachment.State.GONE):
        default_storage.delete(stored_at(row.key))
        row.delete()
