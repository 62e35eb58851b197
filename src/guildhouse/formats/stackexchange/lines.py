"""Lines of a dump's file, decoded: whatever the bytes are, text comes out and damage is said."""

from __future__ import annotations

import codecs
import io
import re
from collections.abc import Iterator
from dataclasses import dataclass

CHUNK = 1 << 20  # a longer line comes in pieces

_DECLARED = re.compile(rb"""<\?xml[^>]{0,200}?encoding\s*=\s*["']([A-Za-z0-9._-]{1,40})["']""")
_SINGLE_BYTE = re.compile(r"(iso8859|cp125|koi8|mac)[\w-]*\Z")
_ASCII_END = 0x80


@dataclass(frozen=True, slots=True)
class Line:
    number: int
    text: str
    starts: bool  # False for a later piece of a long line
    damaged: bool
    size: int  # in bytes


def _as_windows(error: UnicodeError) -> tuple[str, int]:
    # A stray byte in a UTF-8 file is nearly always text pasted from Windows: better a guess, reported, than a gap.
    if not isinstance(error, UnicodeDecodeError):
        raise error
    stray = error.object[error.start : error.end]
    return stray.decode("cp1252", "replace"), error.end


codecs.register_error("stray-windows", _as_windows)


def encoding_of(head: bytes) -> str:
    """The encoding a file announces by its byte order mark or XML declaration; UTF-8 where it says nothing usable."""
    if head.startswith((codecs.BOM_UTF16_LE, codecs.BOM_UTF16_BE)):
        return "utf-16"
    declared = _DECLARED.search(head)
    if head.startswith(codecs.BOM_UTF8) or declared is None:
        return "utf-8"
    try:
        name = codecs.lookup(declared[1].decode("ascii")).name
    except LookupError:
        return "utf-8"
    # Python knows codecs that are no encodings of text, and UTF-16 would have its mark.
    return name if _SINGLE_BYTE.match(name) else "utf-8"


def read_lines(stream: io.BufferedReader) -> Iterator[Line]:
    """Yield the lines of an open binary file at constant memory."""
    head = stream.peek(1024)[:1024]
    encoding = encoding_of(head)
    pieces = _read_wide(stream) if encoding == "utf-16" else _read_bytes(stream, encoding)
    number, starts = 1, True
    for text, damaged, size in pieces:
        yield Line(number, text, starts, damaged, size)
        starts = text.endswith("\n")
        number += starts


def _read_bytes(stream: io.BufferedReader, encoding: str) -> Iterator[tuple[str, bool, int]]:
    mark = len(stream.read(3)) if stream.peek(3).startswith(codecs.BOM_UTF8) else 0
    while chunk := stream.readline(CHUNK):
        whole = _complete(chunk, stream)
        text, damaged = _decode(whole, encoding)
        yield text, damaged, len(whole) + mark
        mark = 0


def _complete(chunk: bytes, stream: io.BufferedReader) -> bytes:
    # A cut within a long line may fall inside a character: read on to the next ASCII byte.
    while chunk[-1] >= _ASCII_END and len(chunk) <= CHUNK + 64 and (more := stream.read(1)):
        chunk += more
    return chunk


def _decode(chunk: bytes, encoding: str) -> tuple[str, bool]:
    try:
        return chunk.decode(encoding), False
    except UnicodeDecodeError:
        return chunk.decode(encoding, "stray-windows" if encoding == "utf-8" else "replace"), True


def _read_wide(stream: io.BufferedReader) -> Iterator[tuple[str, bool, int]]:
    reader = io.TextIOWrapper(stream, "utf-16", errors="replace", newline="\n")
    try:
        while text := reader.readline(CHUNK):
            yield text, "\ufffd" in text, 2 * len(text)
    finally:
        reader.detach()
