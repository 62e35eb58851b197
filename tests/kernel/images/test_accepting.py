"""Pictures come out as our own clean WebP, or not at all with a sentence."""

import io
import json
import subprocess
import sys
from pathlib import Path

import PIL
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from PIL import Image, ImageCms

from guildhouse.kernel.images import ImageRefused, accept_avatar, accept_image, decoding
from tests.corpus.make_uploads import MARK, exif_with_place, make_uploads, picture, png_claiming

RED, BLUE = (200, 30, 20), (20, 30, 200)


def halves(size=(400, 200)) -> Image.Image:
    """Red on the left, blue on the right: any turn or crop shows."""
    image = Image.new("RGB", size, RED)
    image.paste(BLUE, (size[0] // 2, 0, size[0], size[1]))
    return image


def written(image: Image.Image, kind: str, **options) -> io.BytesIO:
    out = io.BytesIO()
    image.save(out, kind, **options)
    return io.BytesIO(out.getvalue())


def opened(body: bytes) -> Image.Image:
    image = Image.open(io.BytesIO(body))
    image.load()
    return image


def is_near(one, other, slack=40) -> bool:
    return all(abs(a - b) <= slack for a, b in zip(one[:3], other[:3], strict=True))


@pytest.mark.parametrize("kind", ["PNG", "JPEG", "WEBP", "GIF"])
def test_picture_of_each_kind_comes_out_as_webp(kind):
    got = accept_image(written(halves(), kind))
    image = opened(got.body)
    assert (image.format, image.size, got.media_type) == ("WEBP", (400, 200), "image/webp")
    assert (got.width, got.height) == (400, 200)
    assert is_near(image.getpixel((50, 100)), RED)
    assert is_near(image.getpixel((350, 100)), BLUE)


@pytest.mark.parametrize("mode", ["1", "L", "LA", "P", "RGBA", "I;16", "I"])
def test_picture_of_each_png_mode_is_read(mode):
    image = halves().convert("L") if mode in {"I;16", "I"} else halves().convert(mode)
    if mode in {"I;16", "I"}:
        image = Image.frombytes("I;16", image.size, b"".join(bytes((0, level)) for level in image.tobytes()))
    left, right = opened(accept_image(written(image, "PNG")).body).convert("L").resize((2, 1)).tobytes()
    assert left > right


def test_picture_in_cmyk_or_of_several_frames_is_read():
    assert is_near(opened(accept_image(written(halves().convert("CMYK"), "JPEG")).body).getpixel((50, 100)), RED, 60)
    frames = [Image.new("RGB", (40, 40), BLUE)]
    for kind in ("GIF", "WEBP", "MPO"):
        first = Image.new("RGB", (40, 40), RED)
        got = opened(accept_image(written(first, kind, save_all=True, append_images=frames)).body)
        assert getattr(got, "n_frames", 1) == 1
        assert is_near(got.getpixel((20, 20)), RED)


def test_picture_keeps_what_is_see_through():
    image = halves().convert("RGBA")
    image.putalpha(0)
    assert opened(accept_image(written(image, "PNG")).body).getpixel((5, 5))[3] == 0
    assert opened(accept_image(written(image, "GIF")).body).convert("RGBA").getpixel((5, 5))[3] == 0


@pytest.mark.parametrize("kind", ["JPEG", "PNG", "WEBP"])
def test_picture_loses_place_and_camera_and_is_turned_upright(kind):
    for size in ((400, 200), (1600, 800)):
        file = written(halves(size), kind, exif=exif_with_place(orientation=6), icc_profile=srgb())
        assert MARK in file.getvalue()
        got = accept_image(file, max_px=400)
        image = opened(got.body)
        assert (got.width, got.height) == (200, 400)
        assert is_near(image.getpixel((100, 50)), RED)
        assert is_near(image.getpixel((100, 350)), BLUE)
        assert not image.getexif()
        assert not {"exif", "icc_profile", "xmp"} & set(image.info)
        assert MARK not in got.body


def srgb() -> bytes:
    return ImageCms.ImageCmsProfile(ImageCms.createProfile("sRGB")).tobytes()


def test_picture_is_fitted_and_never_enlarged():
    assert (accept_image(written(halves((3000, 1500)), "JPEG"), 1000).width) == 1000
    assert (accept_image(written(halves((30, 15)), "PNG"), 1000).width) == 30
    thin = accept_image(written(halves((8000, 2)), "PNG"), 1000)
    assert (thin.width, thin.height) == (1000, 1)


def test_drawing_stays_exact_and_photograph_is_small():
    drawing = halves()
    assert opened(accept_image(written(drawing, "PNG")).body).convert("RGB").tobytes() == drawing.tobytes()
    photograph = Image.effect_noise((1600, 1200), 90).convert("RGB")
    assert len(accept_image(written(photograph, "PNG")).body) < 1_200_000


def test_avatar_is_the_middle_square_in_two_sizes():
    image = Image.new("RGB", (600, 200), RED)
    image.paste(BLUE, (200, 0, 400, 200))
    avatar = accept_avatar(written(image, "PNG"))
    large, small = opened(avatar.large), opened(avatar.small)
    assert (large.size, small.size) == ((512, 512), (96, 96))
    for one in (large, small):
        corner = one.width - 3
        assert all(is_near(one.getpixel(at), BLUE) for at in ((2, 2), (corner, corner), (2, corner)))


@pytest.mark.parametrize("upload", make_uploads(), ids=lambda upload: ascii(upload.name)[:40])
def test_hostile_file_comes_out_clean_or_is_refused(upload):
    before = sorted(Path.cwd().iterdir())
    try:
        got = accept_image(io.BytesIO(upload.body))
    except ImageRefused:
        return
    finally:
        assert sorted(Path.cwd().iterdir()) == before
    image = opened(got.body)
    assert image.format == "WEBP"
    assert MARK not in got.body
    assert len(got.body) == int.from_bytes(got.body[4:8], "little") + 8  # nothing after the picture


@pytest.mark.parametrize(
    ("name", "words"),
    [
        ("drawing.svg", "SVG"),
        ("setup.exe", "not a picture"),
        ("empty.png", "empty"),
        ("cut.jpeg", "damaged or cut off"),
        ("huge.png", "50 million pixels"),
        ("wide.png", "20,000"),
        ("app.jar", "not a picture"),
    ],
)
def test_refusal_says_why(name, words):
    upload = next(upload for upload in make_uploads() if upload.name == name)
    with pytest.raises(ImageRefused, match=words):
        accept_image(io.BytesIO(upload.body))


def test_picture_from_a_phone_in_heic_is_refused_by_name():
    with pytest.raises(ImageRefused, match="JPEG"):
        accept_image(io.BytesIO(b"\0\0\0\x18ftypheic" + b"\0" * 50))


def test_picture_of_too_many_bytes_is_read_no_further():
    class Endless(io.RawIOBase):
        given = 0

        def read(self, size=-1):
            assert size > 0
            self.given += size
            return b"\xff\xd8\xff" + b"\0" * (size - 3)

    endless = Endless()
    with pytest.raises(ImageRefused, match="20 MB"):
        accept_image(endless)
    assert endless.given <= 21 * 1024 * 1024


MEASURES = """
import resource, subprocess, sys
subprocess.run(sys.argv[1:], stdin=sys.stdin, stdout=subprocess.DEVNULL, check=True)
used = resource.getrusage(resource.RUSAGE_CHILDREN)
print(used.ru_maxrss, used.ru_utime)
"""


def test_decoder_is_bounded_in_memory_and_time():
    """Measured from a small process: a child counts as its own what the one that started it had in memory."""
    flat = written(Image.new("RGBA", (7000, 7000)), "PNG")
    task = json.dumps({"kind": "PNG", "sides": [1600], "square": False})
    done = subprocess.run(
        [sys.executable, "-c", MEASURES, *decoder(task)], input=flat.getvalue(), capture_output=True, check=True
    )
    kibibytes, seconds = map(float, done.stdout.split())
    assert 190 * 1024 < kibibytes < 800 * 1024
    assert seconds < 8
    with pytest.raises(ImageRefused):
        accept_image(io.BytesIO(png_claiming(7100, 7100)))


def decoder(task: str) -> list[str]:
    return [sys.executable, "-I", "-S", decoding.__file__, str(Path(PIL.__file__).parent.parent), task]


def test_decoder_can_open_nothing_once_it_reads():
    """What a picture that took over the decoder could do: no file, no socket, no process with pipes."""
    attempts = (
        "open('/etc/passwd')",
        "__import__('socket').socket()",
        "open('/tmp/written-by-a-picture', 'w')",
        "__import__('subprocess').run(['true'], capture_output=True)",
    )
    for attempt in attempts:
        code = (
            f"import runpy, socket, subprocess; confine = runpy.run_path({decoding.__file__!r})['confine']; "
            f"confine(); {attempt}"
        )
        done = subprocess.run([sys.executable, "-c", code], capture_output=True, check=False)
        assert b"Too many open files" in done.stderr
    assert not Path("/tmp/written-by-a-picture").exists()  # noqa: S108


@settings(max_examples=15, deadline=None)
@given(cut=st.integers(0, 900), flip=st.integers(0, 900), kind=st.sampled_from(["PNG", "JPEG", "GIF", "WEBP"]))
def test_picture_damaged_anywhere_is_clean_or_refused(cut, flip, kind):
    body = bytearray(picture(kind, (60, 40), **({"exif": exif_with_place()} if kind != "GIF" else {})))
    body[flip % len(body)] ^= 0x41
    try:
        got = accept_image(io.BytesIO(bytes(body[: max(12, len(body) - cut)])))
    except ImageRefused:
        return
    assert MARK not in got.body
    opened(got.body)


def test_decoder_answers_every_kind_without_django():
    """It is run by path, so it must never come to import the rest of the house."""
    task = json.dumps({"kind": "PNG", "sides": [8], "square": True})
    done = subprocess.run(decoder(task), input=picture(), capture_output=True, check=True, env={})
    assert json.loads(done.stdout.partition(b"\n")[0])["copies"][0][:2] == [8, 8]
    assert done.stderr == b""
