"""Taking a file in: recognised, made harmless, within the member's quota, stored under a name of our own."""

from __future__ import annotations

import datetime as dt
import hashlib
import secrets
from dataclasses import dataclass
from typing import IO, Any

from django.conf import settings
from django.core.files.base import ContentFile, File
from django.core.files.storage import default_storage
from django.db import transaction
from django.db.models import Sum
from django.utils.translation import gettext as _
from django.utils.translation import ngettext

from guildhouse.kernel.attachments.kinds import PICTURES, recognise
from guildhouse.kernel.attachments.naming import clean_name, split_ending
from guildhouse.kernel.attachments.refusing import AttachmentRefused
from guildhouse.kernel.errors import NotAllowed
from guildhouse.kernel.images import accept_image, sniff_image
from guildhouse.kernel.locking import lock
from guildhouse.kernel.models import Attachment
from guildhouse.kernel.throttle import throttle

_MIB = 1024 * 1024
_CHUNK = 64 * 1024
_AN_HOUR = dt.timedelta(hours=1)
_FILES_AN_HOUR = 120
_LONGEST_SIDE = 2000


@dataclass(frozen=True, slots=True)
class _Taken:
    """What will be stored: for a picture our own re-encoding, else the file as it came."""

    content: IO[bytes]
    size: int
    media_type: str
    name: str
    width: int | None = None
    height: int | None = None


def add_attachment(file: IO[bytes], *, name: str, by: Any) -> Attachment:
    """Store a file as pending; it is swept after a day unless a thing keeps it or a draft names it.

    Raises AttachmentRefused or ImageRefused with the reason, TooMany past 120 files an hour, NotAllowed for members
    who may not write. Call it outside a transaction: it decodes pictures and writes to the storage.
    """
    if not by.may_write:
        raise NotAllowed(_("Your account cannot add anything at the moment, so it cannot attach files."))
    throttle(f"attachments:{by.pk}", limit=_FILES_AN_HOUR, per=_AN_HOUR)
    size = _measure(file)
    _check_size(size)
    _check_quota(by, size)
    taken = _take(file, size, name)
    attachment = _reserve(taken, by)
    try:
        default_storage.save(stored_at(attachment.key), File(taken.content))
    except BaseException:
        attachment.delete()
        raise
    return attachment


def stored_at(key: str) -> str:
    """The place of a file in the storage; two letters spread many files over folders."""
    return f"attachments/{key[:2]}/{key}"


def _measure(file: IO[bytes]) -> int:
    return file.seek(0, 2)


def _check_size(size: int) -> None:
    if size == 0:
        raise AttachmentRefused(_("This file is empty. Choose it again."))
    if size > settings.ATTACHMENT_MAX_BYTES:
        raise too_large()


def too_large() -> AttachmentRefused:
    most = settings.ATTACHMENT_MAX_BYTES // _MIB
    said = ngettext(
        "This file is larger than %(most)d MB. Make it smaller, or share it by a link.",
        "This file is larger than %(most)d MB. Make it smaller, or share it by a link.",
        most,
    )
    return AttachmentRefused(said % {"most": most})


def _take(file: IO[bytes], size: int, name: str) -> _Taken:
    cleaned = clean_name(name)
    stem, ending = split_ending(cleaned)
    file.seek(0)
    start = file.read(4096)
    file.seek(0)
    if ending in PICTURES or sniff_image(start) in {"JPEG", "PNG", "WEBP", "GIF"}:
        picture = accept_image(file, _LONGEST_SIDE)
        content = ContentFile(picture.body)
        return _Taken(content, len(picture.body), picture.media_type, f"{stem}.webp", picture.width, picture.height)
    return _Taken(file, size, recognise(ending, file), cleaned)


def _reserve(taken: _Taken, by: Any) -> Attachment:
    """The row comes before the file: what a crash leaves half done, the sweep finds by its row."""
    digest = _digest(taken.content)
    with transaction.atomic():
        lock(type(by)._default_manager.filter(pk=by.pk)).get()  # two uploads at once must not share the last of a quota
        _check_quota(by, taken.size)
        return Attachment.objects.create(
            key=secrets.token_hex(16),
            owner=by,
            sha256=digest,
            size=taken.size,
            media_type=taken.media_type,
            name=taken.name,
            width=taken.width,
            height=taken.height,
        )


def used_bytes(owner: Any) -> int:
    """How much of the quota a member's files take."""
    files = Attachment.objects.filter(owner=owner).exclude(state=Attachment.State.GONE)
    total: int | None = files.aggregate(total=Sum("size"))["total"]
    return total or 0


def _check_quota(by: Any, size: int) -> None:
    quota: int = settings.ATTACHMENT_QUOTA_BYTES
    if used_bytes(by) + size > quota:
        raise AttachmentRefused(
            _("Your files take all of your %(quota)d MB. Remove one you no longer need, or share this one by a link.")
            % {"quota": quota // _MIB}
        )


def _digest(content: IO[bytes]) -> str:
    digest = hashlib.sha256()
    content.seek(0)
    while chunk := content.read(_CHUNK):
        digest.update(chunk)
    content.seek(0)
    return digest.hexdigest()
