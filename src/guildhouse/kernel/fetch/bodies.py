"""Reading an answer's body within a limit, counted both as it arrives and as it unpacks."""

from __future__ import annotations

import zlib
from collections.abc import Iterable

from django.utils.translation import gettext as _
from django.utils.translation import ngettext

from guildhouse.kernel.fetch.errors import FetchFailed

_MIB = 1024 * 1024
_GZIP_OR_ZLIB = 32 + zlib.MAX_WBITS


def read_body(chunks: Iterable[bytes], *, encoding: str, announced: str, max_bytes: int) -> bytes:
    """The whole body, at most `max_bytes` long even after unpacking."""
    if announced.isdecimal() and int(announced[:20]) > max_bytes:
        raise too_big(max_bytes)
    encoding = encoding.strip().lower()
    if encoding in {"", "identity"}:
        return _read_plain(chunks, max_bytes)
    if encoding in {"gzip", "x-gzip", "deflate"}:
        return _read_packed(chunks, max_bytes)
    raise FetchFailed(_("The other site packed its answer in a way we do not know. Try another address."))


def too_big(max_bytes: int) -> FetchFailed:
    size = max(1, max_bytes // _MIB)
    return FetchFailed(
        ngettext(
            "What stands at that address is larger than %(size)d MiB. Use a link to a smaller page.",
            "What stands at that address is larger than %(size)d MiB. Use a link to a smaller page.",
            size,
        )
        % {"size": size}
    )


def _read_plain(chunks: Iterable[bytes], max_bytes: int) -> bytes:
    body = bytearray()
    for chunk in chunks:
        body += chunk
        if len(body) > max_bytes:
            raise too_big(max_bytes)
    return bytes(body)


def _read_packed(chunks: Iterable[bytes], max_bytes: int) -> bytes:
    unpack = zlib.decompressobj(_GZIP_OR_ZLIB)
    body = bytearray()
    arrived = 0
    try:
        for chunk in chunks:
            arrived += len(chunk)
            # One byte more than allowed is enough to know; a bomb is never unpacked further than that.
            body += unpack.decompress(chunk, max_bytes + 1 - len(body))
            if len(body) > max_bytes or arrived > max_bytes:
                raise too_big(max_bytes)
    except zlib.error as error:
        raise _cut_off() from error
    if not unpack.eof:
        raise _cut_off()
    return bytes(body)


def _cut_off() -> FetchFailed:
    return FetchFailed(_("The other site's answer arrived damaged. Try again later."))
