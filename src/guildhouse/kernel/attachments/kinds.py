"""What kind of file this is, by its content; the ending only chooses among what the content can be."""

from __future__ import annotations

from typing import IO

from django.conf import settings
from django.utils.translation import gettext as _

from guildhouse.kernel.attachments.archives import check_archive, read_members
from guildhouse.kernel.attachments.refusing import AttachmentRefused

_CHUNK = 64 * 1024
_CONTROLS = bytes({*range(32), 127} - {9, 10, 12, 13})
_TEXTS = {
    "txt": "text/plain",
    "md": "text/markdown",
    "csv": "text/csv",
    "tsv": "text/tab-separated-values",
    "log": "text/plain",
    "json": "application/json",
    "ics": "text/calendar",
    "vcf": "text/vcard",
}
# Ending, media type, and the folder that every document of this kind has inside.
_OFFICE = {
    "docx": ("application/vnd.openxmlformats-officedocument.wordprocessingml.document", "word/"),
    "xlsx": ("application/vnd.openxmlformats-officedocument.spreadsheetml.sheet", "xl/"),
    "pptx": ("application/vnd.openxmlformats-officedocument.presentationml.presentation", "ppt/"),
}
_OPEN = {
    "odt": "application/vnd.oasis.opendocument.text",
    "ods": "application/vnd.oasis.opendocument.spreadsheet",
    "odp": "application/vnd.oasis.opendocument.presentation",
}
PICTURES = frozenset({"png", "jpg", "jpeg", "webp", "gif"})
KNOWN = frozenset({"pdf", "zip", *_TEXTS, *_OFFICE, *_OPEN})


def taken_endings() -> list[str]:
    """The endings this community takes, besides pictures."""
    return [ending for ending in settings.ATTACHMENT_TYPES if ending in KNOWN]


def recognise(ending: str, file: IO[bytes]) -> str:
    """The media type of a file that is no picture; raises AttachmentRefused for what is not taken."""
    if ending not in taken_endings():
        raise _not_taken(ending)
    file.seek(0)
    start = file.read(8)
    if ending == "pdf":
        return _agreed(ending, "application/pdf", agrees=start.startswith(b"%PDF-"))
    if ending in _TEXTS:
        return _agreed(ending, _TEXTS[ending], agrees=_is_text(file))
    return _recognise_archive(ending, file, agrees=start.startswith(b"PK\x03\x04"))


def _recognise_archive(ending: str, file: IO[bytes], *, agrees: bool) -> str:
    if not agrees:
        raise _pretends(ending)
    members = read_members(file)
    check_archive(members)
    names = {member.filename for member in members}
    if any(name.lower().endswith("vbaproject.bin") for name in names):
        raise AttachmentRefused(_("This document contains macros. Save it without them and attach it again."))
    if ending in _OFFICE:
        media_type, folder = _OFFICE[ending]
        inside = "[Content_Types].xml" in names and any(name.startswith(folder) for name in names)
        return _agreed(ending, media_type, agrees=inside)
    if ending in _OPEN:
        return _agreed(ending, _OPEN[ending], agrees="mimetype" in names and "content.xml" in names)
    return "application/zip"


def _is_text(file: IO[bytes]) -> bool:
    """Words, in UTF-8 or an older encoding: no control characters but those of lines, columns and pages."""
    file.seek(0)
    while chunk := file.read(_CHUNK):
        if len(chunk.translate(None, _CONTROLS)) != len(chunk):
            return False
    return True


def _agreed(ending: str, media_type: str, *, agrees: bool) -> str:
    if not agrees:
        raise _pretends(ending)
    return media_type


def _pretends(ending: str) -> AttachmentRefused:
    return AttachmentRefused(
        _("This file is called .%(ending)s, but its content is something else. Save it again as .%(ending)s.")
        % {"ending": ending}
    )


def _not_taken(ending: str) -> AttachmentRefused:
    endings = ", ".join(f".{one}" for one in taken_endings())
    if not ending:
        return AttachmentRefused(
            _("Files without an ending are not taken. You can attach pictures, and files ending in %(endings)s.")
            % {"endings": endings}
        )
    return AttachmentRefused(
        _("Files ending in .%(ending)s are not taken. You can attach pictures, and files ending in %(endings)s.")
        % {"ending": ending, "endings": endings}
    )
