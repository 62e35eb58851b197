"""The confined child: reads a picture from standard input, writes clean WebP copies to standard output.

Run by path, alone, without Django. Before it looks at the first byte it gives up opening files and sockets, and
most of its memory and time: what a hostile picture can still reach is this process, which then ends.
Starting it costs 50 ms of CPU, little beside decoding a photograph.
"""

import contextlib
import io
import json
import sys
from typing import Any

MEMORY = 768 * 1024 * 1024
CPU_SECONDS = 10
PIXELS = 50_000_000
LONGEST_SIDE = 20_000
LOSSLESS_UP_TO = 1024 * 1024


def confine() -> None:
    with contextlib.suppress(ImportError):  # not a Unix: the parent's time-out and the pixel limit remain
        import resource  # noqa: PLC0415 - optional there

        limits = {"RLIMIT_AS": MEMORY, "RLIMIT_CPU": CPU_SECONDS, "RLIMIT_FSIZE": 0, "RLIMIT_CORE": 0}
        limits["RLIMIT_NOFILE"] = 3  # in, out and error are open already; nothing else ever will be
        for name, limit in limits.items():
            with contextlib.suppress(ValueError, OSError):
                resource.setrlimit(getattr(resource, name), (limit, limit))


class Refused(Exception):
    """The message is a code the parent has a sentence for."""


def decode(body: bytes, kind: str, side: int) -> Any:
    """The first frame, upright, in sRGB, as RGB or RGBA, shrunk early to not much more than `side` needs."""
    image: Any = Image.open(io.BytesIO(body), formats=[kind])
    if max(image.size) > LONGEST_SIDE or image.width * image.height > PIXELS:
        raise Refused("pixels")
    image.draft("RGB", (2 * side, 2 * side))  # a JPEG decodes straight to a smaller size
    image.load()
    if (factor := min(image.size) // (2 * side)) > 1 and image.mode in {"L", "RGB", "RGBA", "CMYK"}:
        image = image.reduce(factor)
    with contextlib.suppress(Exception):  # a wrong orientation is no reason to refuse a picture
        ImageOps.exif_transpose(image, in_place=True)
    return in_plain_colours(image)


def in_plain_colours(image: Any) -> Any:
    has_alpha = "A" in image.getbands() or "transparency" in image.info
    if image.mode.startswith("I"):
        image = image.convert("I").point(lambda level: level / 256).convert("L")
    profile = image.info.get("icc_profile")
    if profile and image.mode in {"RGB", "RGBA", "CMYK", "L"}:
        with contextlib.suppress(Exception):  # an unreadable profile costs a shade, not the picture
            source = ImageCms.ImageCmsProfile(io.BytesIO(profile))
            mode = "RGBA" if image.mode == "RGBA" else "RGB"
            image = ImageCms.profileToProfile(image, source, ImageCms.createProfile("sRGB"), outputMode=mode)
    mode = "RGBA" if has_alpha else "RGB"
    return image if image.mode == mode else image.convert(mode)


def encode(image: Any, *, lossless: bool) -> bytes:
    """WebP without any metadata: small exact ones for drawings and screenshots, good ones for photographs."""
    image.info.clear()
    out = io.BytesIO()
    if lossless:
        image.save(out, "WEBP", lossless=True, quality=30, method=1)
        if out.tell() <= LOSSLESS_UP_TO:
            return out.getvalue()
        out = io.BytesIO()
    image.save(out, "WEBP", quality=82, method=4)
    return out.getvalue()


def in_the_middle(image: Any, side: int) -> bytes:
    """All of it, on a square without a ground; small pictures grow."""
    copy = ImageOps.pad(image.convert("RGBA"), (side, side), Image.Resampling.LANCZOS, color=(0, 0, 0, 0))
    copy.info.clear()
    out = io.BytesIO()
    copy.save(out, "PNG")
    return out.getvalue()


def copies(body: bytes, task: dict[str, Any]) -> list[tuple[int, int, bytes]]:
    image = decode(body, task["kind"], max(task["sides"]))
    exact = task["kind"] in {"PNG", "GIF"}
    made = []
    for side in task["sides"]:
        if task.get("whole"):
            made.append((side, side, in_the_middle(image, side)))
            continue
        if task["square"]:
            copy = ImageOps.fit(image, (side, side), Image.Resampling.LANCZOS)
        else:
            copy = image
            copy.thumbnail((side, side), Image.Resampling.LANCZOS, reducing_gap=3.0)
        made.append((copy.width, copy.height, encode(copy, lossless=exact)))
    return made


def answer(body: bytes, task: dict[str, Any]) -> tuple[dict[str, Any], list[bytes]]:
    try:
        made = copies(body, task)
    except (Refused, Image.DecompressionBombError, Image.DecompressionBombWarning):
        return {"refused": "pixels"}, []
    except MemoryError:
        return {"refused": "memory"}, []
    except Exception as error:  # noqa: BLE001 - whatever a damaged picture provokes, the parent says it is damaged
        sys.stderr.write(f"{type(error).__name__}: {error}")
        return {"refused": "damaged"}, []
    return {"copies": [[width, height, len(data)] for width, height, data in made]}, [data for _w, _h, data in made]


def rehearse(kind: str) -> None:
    """Go through the whole work once with a picture of our own: what Pillow imports late is then there."""
    for mode in ("RGB", "L"):
        out = io.BytesIO()
        profile = ImageCms.ImageCmsProfile(ImageCms.createProfile("sRGB")).tobytes()
        exif = Image.Exif()
        exif[0x0112] = 3
        Image.new(mode, (4, 2)).save(out, kind, exif=exif, icc_profile=profile)
        for square, whole in ((True, False), (False, False), (True, True)):
            copies(out.getvalue(), {"kind": kind, "sides": [1], "square": square, "whole": whole})


def main() -> None:
    task = json.loads(sys.argv[2])
    rehearse(task["kind"])
    body = sys.stdin.buffer.read()
    confine()
    head, blobs = answer(body, task)
    out = sys.stdout.buffer
    out.write(json.dumps(head).encode() + b"\n")
    for blob in blobs:
        out.write(blob)


if __name__ == "__main__":
    sys.path.append(sys.argv[1])  # where Pillow lives; the child starts without the site's packages
    import warnings

    # All that is ever needed, now: after `confine` nothing can be imported.
    from PIL import (  # noqa: F401
        GifImagePlugin,
        Image,
        ImageCms,
        ImageOps,
        JpegImagePlugin,
        MpoImagePlugin,
        PngImagePlugin,
        WebPImagePlugin,
    )

    Image.preinit()
    Image.MAX_IMAGE_PIXELS = PIXELS
    warnings.simplefilter("error", Image.DecompressionBombWarning)
    main()
