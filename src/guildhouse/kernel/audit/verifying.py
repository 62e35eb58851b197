"""Whether the log is as it was written."""

from guildhouse.kernel.audit.recording import BEGINNING, make_mark
from guildhouse.kernel.models import AuditEntry


def find_break() -> int | None:
    """The id of the first row that was changed, or that does not follow the one before it; None where all is right.

    Rows taken off the end leave no trace in the rest: compare the newest mark with a copy kept elsewhere (a backup).
    """
    previous = BEGINNING
    for entry in AuditEntry.objects.order_by("pk").iterator(chunk_size=2000):
        if entry.previous != previous or entry.mark != make_mark(entry):
            return entry.pk
        previous = entry.mark
    return None
