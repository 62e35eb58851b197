"""`accept_image`, `accept_avatar` and `accept_logo`: a file in, a clean picture of ours out, or a sentence that says why not."""

from __future__ import annotations

import json
import logging
import subprocess
import sys
import threading
from dataclasses import dataclass
from pathlib import Path
from typing import Any, Protocol

import PIL
from django.utils.translation import gettext as _

from guildhouse.kernel.errors import Invalid
from guildhouse.kernel.images import decoding
from guildhouse.kernel.images.sniffing import sniff_image

log = logging.getLogger(__name__)

_MOST_BYTES = 20 * 1024 * 1024
_WAIT_SECONDS = 60  # on a busy machine; the decoder's own limit is ten seconds of CPU
_READABLE = frozenset({"JPEG", "PNG", "WEBP", "GIF"})
_AVATAR_SIDES = (512, 96)
_LOGO_SIDES = (512, 192, 64)
_PILLOW = str(Path(PIL.__file__).parent.parent)
# Two at a time in each server process: a burst of pictures waits in line instead of taking the machine's memory.
_turns = threading.BoundedSemaphore(2)


class ImageRefused(Invalid):
    """The file is not taken as a picture; the sentence says why, and what would be."""


class Readable(Protocol):
    def read(self, size: int = ..., /) -> bytes: ...


@dataclass(frozen=True, slots=True)
class Picture:
    """A WebP of our own making, without any metadata."""

    body: bytes
    width: int
    height: int
    media_type: str = "image/webp"


@dataclass(frozen=True, slots=True)
class Avatar:
    """The same square twice: `large` (512 px) for a profile, `small` (96 px) beside a name."""

    large: bytes
    small: bytes
    media_type: str = "image/webp"


def accept_image(file: Readable, max_px: int = 2000) -> Picture:
    """The picture with its longer side at most `max_px`; raises ImageRefused.

    Takes JPEG, PNG, WebP and the first frame of a GIF. Place, camera and every other note in the file are gone,
    turned upright first; what was hidden behind or inside the picture's data is gone with them.
    """
    (picture,) = _copies(file, sides=(max_px,), square=False)
    return picture


def accept_avatar(file: Readable) -> Avatar:
    """The middle square in two sizes; raises ImageRefused."""
    large, small = _copies(file, sides=_AVATAR_SIDES, square=True)
    return Avatar(large.body, small.body)


def accept_logo(file: Readable) -> dict[int, bytes]:
    """The whole picture in the middle of a square without a ground, as PNG, by the length of a side; raises ImageRefused.

    PNG, as not every system takes another kind for the icon of an installed house.
    """
    drawn = _copies(file, sides=_LOGO_SIDES, square=True, whole=True)
    return {picture.width: picture.body for picture in drawn}


def _copies(file: Readable, *, sides: tuple[int, ...], square: bool, whole: bool = False) -> list[Picture]:
    body = file.read(_MOST_BYTES + 1)
    if len(body) > _MOST_BYTES:
        raise ImageRefused(_("This picture is larger than 20 MB. Choose a smaller one, or save it at a smaller size."))
    kind = sniff_image(body[:4096])
    if kind not in _READABLE:
        raise _not_readable(kind, empty=not body)
    head, blobs = _decode_apart(body, {"kind": kind, "sides": sides, "square": square, "whole": whole})
    if "copies" not in head:
        raise _refusal(str(head.get("refused", "damaged")))
    pictures, start = [], 0
    for width, height, length in head["copies"]:
        pictures.append(Picture(blobs[start : start + length], width, height))
        start += length
    return pictures


def _decode_apart(body: bytes, task: dict[str, Any]) -> tuple[dict[str, Any], bytes]:
    command = [sys.executable, "-I", "-S", decoding.__file__, _PILLOW, json.dumps(task)]
    with _turns:
        try:
            done = subprocess.run(  # noqa: S603 - our own program; the picture goes in as data
                command, input=body, capture_output=True, timeout=_WAIT_SECONDS, check=False, env={}, cwd="/"
            )
        except subprocess.TimeoutExpired:
            return {"refused": "time"}, b""
    first, _newline, rest = done.stdout.partition(b"\n")
    if done.returncode or not first:
        log.warning("A picture ended its decoder with %s: %s", done.returncode, done.stderr[-400:])
        return {"refused": "damaged"}, b""
    if done.stderr:
        log.info("A picture was damaged: %s", done.stderr[-400:])
    return json.loads(first), rest


def _not_readable(kind: str, *, empty: bool) -> ImageRefused:
    if empty:
        return ImageRefused(_("This file is empty. Choose the picture again."))
    if kind == "SVG":
        return ImageRefused(_("SVG drawings can carry programs, so they are not taken. Save it as PNG and try again."))
    if kind == "HEIF":
        return ImageRefused(_("HEIC and AVIF pictures are not read here. Save it as JPEG and try again."))
    return ImageRefused(_("This file is not a picture we can read. Choose a JPEG, PNG, WebP or GIF."))


def _refusal(code: str) -> ImageRefused:
    if code == "pixels":
        return ImageRefused(
            _("This picture has more than 50 million pixels, or a side of more than 20,000. Save it at a smaller size.")
        )
    if code in {"memory", "time"}:
        return ImageRefused(_("This picture takes too much work to read. Save it again at a smaller size."))
    return ImageRefused(_("This picture is damaged or cut off. Open it, save it again, and choose the new file."))
