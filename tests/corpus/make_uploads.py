"""Hostile files, made here from scratch: what people with bad intent, or bad luck, try to upload."""

import gzip
import io
import struct
import tarfile
import zipfile
import zlib
from collections.abc import Callable, Iterator
from dataclasses import dataclass
from functools import cache, cached_property

from PIL import Image

MARK = b"guildhouse-hostile-mark"  # stands in every payload: where it shows up, the payload got through
SCRIPT = b"<script>window.__ran='" + MARK + b"'</script>"
HTML = b"<!doctype html><html><body>" + SCRIPT + b"</body></html>"
SVG = b'<svg xmlns="http://www.w3.org/2000/svg" onload="alert(1)">' + SCRIPT + b"</svg>"
PHP = b"<?php system($_GET['c']); /* " + MARK + b" */ ?>"
RTLO = "\u202e"


@dataclass(frozen=True)
class Upload:
    """`name` and `declared` are what the browser claims about `body`, which is made when it is first asked for."""

    name: str
    made: bytes | Callable[[], bytes]
    declared: str = "application/octet-stream"

    @cached_property
    def body(self) -> bytes:
        return self.made() if callable(self.made) else self.made


def picture(kind: str = "PNG", size: tuple[int, int] = (40, 30), **options: object) -> bytes:
    out = io.BytesIO()
    image = Image.linear_gradient("L").resize(size).convert("RGB")
    image.save(out, kind, **options)
    return out.getvalue()


def exif_with_place(orientation: int = 1) -> Image.Exif:
    exif = Image.Exif()
    exif[0x0112] = orientation
    exif[0x010F] = "Camera " + MARK.decode()
    exif[0x9286] = MARK.decode()
    exif.get_ifd(0x8825).update({1: "N", 2: (48.0, 51.0, 29.0), 3: "E", 4: (2.0, 17.0, 40.0)})
    return exif


def png_chunk(kind: bytes, body: bytes) -> bytes:
    return struct.pack(">I", len(body)) + kind + body + struct.pack(">I", zlib.crc32(kind + body))


def png_claiming(width: int, height: int, pixels: bytes = b"", *extra: bytes) -> bytes:
    """A PNG whose header says what it likes."""
    header = png_chunk(b"IHDR", struct.pack(">IIBBBBB", width, height, 8, 0, 0, 0, 0))
    rows = png_chunk(b"IDAT", zlib.compress(pixels or b"\0" * (width + 1) * min(height, 40)))
    return b"\x89PNG\r\n\x1a\n" + header + b"".join(extra) + rows + png_chunk(b"IEND", b"")


def png_with(*chunks: bytes) -> bytes:
    body = picture("PNG")
    return body[:33] + b"".join(chunks) + body[33:]


def gif_claiming(width: int, height: int) -> bytes:
    body = bytearray(picture("GIF"))
    body[6:10] = struct.pack("<HH", width, height)
    return bytes(body)


def zipped(files: dict[str, bytes], *, symlink: str = "") -> bytes:
    out = io.BytesIO()
    with zipfile.ZipFile(out, "w", zipfile.ZIP_DEFLATED, compresslevel=1) as archive:
        for name, body in files.items():
            archive.writestr(name, body)
        if symlink:
            link = zipfile.ZipInfo("link")
            link.external_attr = 0o120777 << 16
            archive.writestr(link, symlink)
    return out.getvalue()


def word(extra: dict[str, bytes]) -> bytes:
    parts = {"[Content_Types].xml": b"<Types/>", "word/document.xml": b"<w:document/>"}
    return zipped({**parts, **extra})


def tarred(name: str) -> bytes:
    out = io.BytesIO()
    with tarfile.open(fileobj=out, mode="w") as archive:
        info = tarfile.TarInfo(name)
        info.size = len(MARK)
        archive.addfile(info, io.BytesIO(MARK))
    return out.getvalue()


def pages_in_disguise() -> Iterator[Upload]:
    """HTML and SVG under other names, and in other encodings."""
    for name in ("page.html", "page.htm", "page.xhtml", "page.shtml", "page.hta", "page.mht", "page", "page.HTML "):
        yield Upload(name, HTML, "text/html")
    for name, declared in (
        ("photo.png", "image/png"),
        ("photo.jpg", "image/jpeg"),
        ("photo.gif", "image/gif"),
        ("paper.pdf", "application/pdf"),
        ("notes.txt", "text/plain"),
        ("table.csv", "text/csv"),
        ("page.html.txt", "text/html"),
        ("page.txt.html", "text/plain"),
        ("page.png.html", "image/png"),
    ):
        yield Upload(name, HTML, declared)
    yield Upload("bom.txt", b"\xef\xbb\xbf" + HTML, "text/html")
    yield Upload("utf16.txt", HTML.decode().encode("utf-16"), "text/html; charset=utf-16")
    yield Upload("utf7.txt", b"+ADw-script+AD4-" + MARK, "text/html; charset=utf-7")
    yield Upload("drawing.svg", SVG, "image/svg+xml")
    yield Upload("drawing.svgz", gzip.compress(SVG), "image/svg+xml")
    yield Upload("drawing.png", SVG, "image/png")
    yield Upload("drawing.xml", b'<?xml version="1.0"?>' + SVG, "text/xml")
    yield Upload("entity.xml", b'<!DOCTYPE a [<!ENTITY x SYSTEM "file:///etc/passwd">]><a>&x;</a>', "application/xml")
    yield Upload("flash.swf", b"CWS\x0a" + MARK, "application/x-shockwave-flash")


def polyglots() -> Iterator[Upload]:
    """Files that are two things at once."""
    yield Upload("gifjs.gif", b"GIF89a/*" + b"\0" * 20 + b"*/=1;alert('" + MARK + b"')", "image/gif")
    yield Upload("gif.js", picture("GIF") + b"/*" + SCRIPT + b"*/", "text/javascript")
    yield Upload("trailing.png", picture("PNG") + HTML, "image/png")
    yield Upload("trailing.jpg", picture("JPEG") + zipped({"a.class": MARK}), "image/jpeg")
    yield Upload("trailing.gif", picture("GIF") + PHP, "image/gif")
    yield Upload("trailing.webp", picture("WEBP") + HTML, "image/webp")
    yield Upload("leading.png", HTML + picture("PNG"), "image/png")
    yield Upload("comment.jpg", picture("JPEG", comment=HTML), "image/jpeg")
    yield Upload("comment.gif", picture("GIF", comment=HTML), "image/gif")
    yield Upload("text.png", png_with(png_chunk(b"tEXt", b"Comment\0" + SCRIPT)), "image/png")
    yield Upload("unknown-chunk.png", png_with(png_chunk(b"huGe", HTML)), "image/png")
    yield Upload("shell.php.png", png_with(png_chunk(b"tEXt", b"Comment\0" + PHP)), "image/png")
    yield Upload("shell.php", picture("GIF") + PHP, "image/gif")
    yield Upload("paper.pdf", b"%PDF-1.7\n" + HTML + b"\n%%EOF", "application/pdf")
    yield Upload("late.pdf", HTML + b"\n%PDF-1.7\n%%EOF", "application/pdf")
    yield Upload("script.pdf", b"%PDF-1.7\n1 0 obj<</OpenAction<</S/JavaScript/JS(" + MARK + b")>>>>\n%%EOF")
    yield Upload("exe.jpg", b"MZ" + b"\0" * 60 + MARK, "image/jpeg")
    yield Upload("icon.ico", b"\0\0\1\0\1\0" + SVG, "image/x-icon")


def notes_in_pictures() -> Iterator[Upload]:
    """Where and with what the picture was taken, and programs in those notes."""
    for kind in ("JPEG", "PNG", "WEBP"):
        yield Upload(f"place.{kind.lower()}", picture(kind, exif=exif_with_place(6)), f"image/{kind.lower()}")
    yield Upload("profile.jpg", picture("JPEG", icc_profile=b"\0" * 128 + SCRIPT), "image/jpeg")
    yield Upload("profile.png", picture("PNG", icc_profile=SCRIPT * 4), "image/png")
    yield Upload("xmp.jpg", picture("JPEG", xmp=b"<x:xmpmeta>" + SCRIPT + b"</x:xmpmeta>"), "image/jpeg")
    yield Upload("exif-broken.jpg", picture("JPEG", exif=b"Exif\0\0II*\0\xff\xff\xff\xff" + MARK), "image/jpeg")


def bombs() -> Iterator[Upload]:
    """Small files that ask for a great deal of work."""
    yield Upload("huge.png", lambda: png_claiming(50_000, 50_000), "image/png")
    yield Upload("wide.png", lambda: png_claiming(2_000_000_000, 1, b"\0\0"), "image/png")
    yield Upload("zero.png", lambda: png_claiming(0, 0, b"\0"), "image/png")
    yield Upload("huge.gif", lambda: gif_claiming(65_535, 65_535), "image/gif")
    yield Upload(
        "packed-text.png", lambda: png_with(png_chunk(b"zTXt", b"a\0\0" + zlib.compress(b"a" * 40_000_000, 1)))
    )
    yield Upload(
        "packed-profile.png", lambda: png_with(png_chunk(b"iCCP", b"a\0\0" + zlib.compress(b"a" * 40_000_000, 1)))
    )
    yield Upload("long-rows.png", lambda: png_claiming(100, 100, b"\0" * 30_000_000), "image/png")
    yield Upload("bomb.zip", lambda: zipped({f"{n}.bin": b"\0" * 25_000_000 for n in range(4)}), "application/zip")
    yield Upload("nested.zip", lambda: zipped({"inner.zip": zipped({"a.bin": b"\0" * 20_000_000})}), "application/zip")
    yield Upload("many.zip", lambda: zipped({f"{n}": b"" for n in range(12_000)}), "application/zip")
    yield Upload("bomb.gz", lambda: gzip.compress(b"\0" * 20_000_000, 1), "application/gzip")


def archives() -> Iterator[Upload]:
    """Archives that want to write elsewhere, and documents with something inside."""
    for name in ("../../etc/cron.d/x", "/etc/passwd", "..\\..\\x.bat", "C:\\x.bat", "a/../../b"):
        yield Upload("slip.zip", zipped({name: MARK}), "application/zip")
    yield Upload("link.zip", zipped({}, symlink="/etc/passwd"), "application/zip")
    yield Upload("slip.tar", tarred("../../x"), "application/x-tar")
    yield Upload("app.jar", zipped({"META-INF/MANIFEST.MF": b"", "A.class": MARK}), "application/java-archive")
    yield Upload("app.apk", zipped({"AndroidManifest.xml": b"", "classes.dex": MARK}))
    yield Upload("cut.zip", zipped({"a.txt": MARK * 50})[:-30], "application/zip")
    yield Upload("macro.docx", word({"word/vbaProject.bin": MARK}))
    yield Upload("macro.docm", word({"word/vbaProject.bin": MARK}))
    yield Upload("entity.docx", word({"docProps/core.xml": b'<!DOCTYPE a [<!ENTITY x SYSTEM "file:///etc/passwd">]>'}))
    yield Upload("not-really.docx", zipped({"a.html": HTML}))
    yield Upload("page.xlsx", HTML)


def programs() -> Iterator[Upload]:
    """What an operating system or a server would run."""
    yield Upload("setup.exe", b"MZ" + b"\0" * 60 + MARK, "application/x-msdownload")
    yield Upload("setup.pdf.exe", b"MZ" + b"\0" * 60 + MARK, "application/pdf")
    yield Upload(f"report-{RTLO}fdp.exe", b"MZ" + b"\0" * 60 + MARK, "application/pdf")
    yield Upload("tool", b"\x7fELF" + b"\0" * 60 + MARK)
    for name in ("run.sh", "run.bat", "run.ps1", "run.py", "run.js", "run.vbs", "run.jsp", "run.asp"):
        yield Upload(name, b"#!/bin/sh\n# " + MARK, "text/plain")
    yield Upload(".htaccess", b"AddType text/html .txt\n# " + MARK, "text/plain")
    yield Upload("link.url", b"[InternetShortcut]\nURL=file:///etc/passwd\n", "text/plain")
    yield Upload("link.desktop", b"[Desktop Entry]\nExec=" + MARK, "text/plain")
    yield Upload("code.wasm", b"\0asm\1\0\0\0" + MARK, "application/wasm")
    yield Upload(
        "test.txt", b"X5O!P%@AP[4\\PZX54(P^)7CC)7}$" + b"EICAR-STANDARD-ANTIVIRUS-TEST-FILE!$H+H*", "text/plain"
    )


def names() -> Iterator[Upload]:
    """Harmless text under names that are not."""
    for name in (
        "../../etc/passwd.txt", "..\\..\\windows\\win.txt", "/etc/passwd.txt", "C:\\boot.txt", "nul\0l.html\0.txt",
        f"{RTLO}txt.nwod-sediSpu.txt", "isolate\u2066\u2069\u200b\ufeff.txt", 'quote".txt', "semi;colon='a'.txt",
        "line\r\nSet-Cookie: a=b\r\n.txt", "<img src=x onerror=alert(1)>.txt", "[a](javascript:alert(1)).txt",
        "con.txt", "a" * 800 + ".txt", "é" * 200 + ".txt", "....txt", "  .txt", "name.txt.", "name.txt ",
        "%2e%2e%2f%00.txt", "\ud83d\ude00.txt".encode("utf-16", "surrogatepass").decode("utf-16"),
    ):  # fmt: skip
        yield Upload(name, b"plain words " + MARK, "text/plain")


def damaged() -> Iterator[Upload]:
    """Cut off, empty, or not what they begin as."""
    yield Upload("empty.png", b"", "image/png")
    yield Upload("magic-only.png", b"\x89PNG\r\n\x1a\n", "image/png")
    yield Upload("magic-only.jpg", b"\xff\xd8\xff", "image/jpeg")
    yield Upload("magic-only.gif", b"GIF89a", "image/gif")
    yield Upload("magic-only.webp", b"RIFF\0\0\0\0WEBP", "image/webp")
    for kind in ("PNG", "JPEG", "GIF", "WEBP"):
        body = picture(kind, (300, 200))
        yield Upload(f"cut.{kind.lower()}", body[: len(body) // 2], f"image/{kind.lower()}")
    yield Upload("nul.txt", b"\0" * 100, "text/plain")
    yield Upload("latin.txt", "caf\xe9 ".encode("latin-1") + MARK, "text/plain")
    yield Upload("formula.csv", b"=cmd|'/c calc'!A1," + MARK, "text/csv")


@cache
def make_uploads() -> list[Upload]:
    """Every hostile file; more than a hundred."""
    makers = (pages_in_disguise, polyglots, notes_in_pictures, bombs, archives, programs, names, damaged)
    return [upload for maker in makers for upload in maker()]
