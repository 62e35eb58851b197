"""Adding one act to the log, in the transaction that does it."""

import hashlib
import json
from collections.abc import Mapping
from typing import Any

from django.db import connection
from django.utils import timezone

from guildhouse.kernel.models import AuditEntry

BEGINNING = "0" * 64
LOCK = 7_163_021_408  # of PostgreSQL's advisory locks, the one of this log


def record_act(
    act: str,
    *,
    by: Any = None,
    kind: str = "",
    object_id: int | None = None,
    about: Any = None,
    reason: str = "",
    before: Mapping[str, Any] | None = None,
    after: Mapping[str, Any] | None = None,
) -> AuditEntry:
    """One row; `by` is None where the house itself acted, `about` is the member it concerns. Plain values (JSON) only.

    Raises outside a transaction: an act and its record happen together or not at all.
    """
    if not connection.in_atomic_block:
        raise RuntimeError(f"{act} was recorded outside the transaction that did it.")
    _stand_in_line()
    last = AuditEntry.objects.order_by("-pk").values_list("mark", flat=True).first()
    entry = AuditEntry(
        at=timezone.now(), by_id=getattr(by, "pk", None), act=act, kind=kind, object_id=object_id,
        about_id=getattr(about, "pk", None), reason=reason[:1000], before=dict(before or {}), after=dict(after or {}),
        previous=last or BEGINNING,
    )  # fmt: skip
    entry.mark = make_mark(entry)
    entry.save(force_insert=True)
    return entry


def make_mark(entry: AuditEntry) -> str:
    """SHA-256 over the row and the mark before it (a hash chain)."""
    told = [
        entry.previous, entry.at.isoformat(), entry.by_id, entry.act, entry.kind, entry.object_id, entry.about_id,
        entry.reason, entry.before, entry.after,
    ]  # fmt: skip
    return hashlib.sha256(json.dumps(told, sort_keys=True, ensure_ascii=True).encode()).hexdigest()


def _stand_in_line() -> None:
    """Rows follow each other; on SQLite the write transaction is the line (IMMEDIATE)."""
    if connection.vendor == "postgresql":
        with connection.cursor() as cursor:
            cursor.execute("SELECT pg_advisory_xact_lock(%s)", [LOCK])
