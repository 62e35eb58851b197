"""Afterwards: who was there, and what is left of it."""

from collections.abc import Collection

from django.db import transaction
from django.utils import timezone
from django.utils.translation import gettext as _

from guildhouse.gatherings.actions.checking import is_web_address
from guildhouse.gatherings.actions.locking import lock_gathering
from guildhouse.gatherings.actions.writing import write_text
from guildhouse.gatherings.events import AttendanceNoted, NotesPublished
from guildhouse.gatherings.models import Attendance, Gathering
from guildhouse.gatherings.policies import Standing, can_run
from guildhouse.kernel.attachments import keep_attachments
from guildhouse.kernel.drafts import discard_draft
from guildhouse.kernel.errors import Conflict, Invalid, NotAllowed
from guildhouse.kernel.events import emit
from guildhouse.kernel.live import pulse
from guildhouse.kernel.markdown import one_line
from guildhouse.kernel.ports.gates import Saying, pass_gates
from guildhouse.members.models import Member


@transaction.atomic
def note_attendance(gathering: Gathering, *, by: Member, came: Collection[int]) -> None:
    """Of those who had a seat, who was there (ids of members); the others were not. From its beginning on, as often as needed."""
    standing = _lock_begun(gathering, by)
    going = Attendance.objects.filter(gathering=standing.gathering, state=Attendance.State.GOING)
    going.filter(member__in=came).update(came=True)
    going.exclude(member__in=came).update(came=False)
    pulse(f"gathering:{standing.gathering.pk}")
    emit(AttendanceNoted(gathering_id=standing.gathering.pk, by_id=by.pk))


@transaction.atomic
def publish_notes(
    gathering: Gathering, *, by: Member, notes: str, recording: str = "", seen: int | None = None
) -> Gathering:
    """Notes and a recording, for everyone who may see the event; those who had a seat are told the first time."""
    standing = _lock_begun(gathering, by)
    gathering = standing.gathering
    if seen is not None and gathering.version != seen:
        raise Conflict(
            _("Somebody has changed this event since you opened it. Your text is below; open the event to compare.")
        )
    pass_gates(Saying(kind="gatherings.notes", by=by, title=gathering.title, text=notes, space_id=gathering.space_id))
    recording = one_line(recording[:2000])
    if recording and (len(recording) > 500 or not is_web_address(recording)):  # noqa: PLR2004 - the column's own
        raise Invalid(_("Write the whole address, beginning with https://."), field="recording")
    is_first = not gathering.notes and not gathering.recording
    written = write_text(notes, gathering.space, field="notes")
    gathering.notes, gathering.notes_html, gathering.recording = written.body, written.html, recording
    gathering.version += 1
    gathering.changed_at = timezone.now()
    gathering.save(update_fields=["notes", "notes_html", "recording", "version", "changed_at"])
    keep_attachments(f"{gathering.body}\n{written.body}", kind="gathering", object_id=gathering.pk, by=by)
    discard_draft(by.pk, f"gatherings.notes:{gathering.pk}")
    pulse(f"gathering:{gathering.pk}")
    if is_first and (written.body or recording):
        emit(NotesPublished(gathering_id=gathering.pk, by_id=by.pk))
    return gathering


def _lock_begun(gathering: Gathering, by: Member) -> Standing:
    standing = lock_gathering(gathering.pk, by)
    if not can_run(standing):
        raise NotAllowed(_("This is for those who organise the event."))
    if standing.gathering.is_cancelled or not standing.gathering.has_begun(timezone.now()):
        raise Conflict(_("This can be said once the event has begun."))
    return standing
