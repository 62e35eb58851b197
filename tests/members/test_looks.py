"""A community's own logo and colour: everywhere the house's own stood, for visitors too, and always readable."""

import io

import pytest
from django.core.cache import cache
from django.core.files.uploadedfile import SimpleUploadedFile
from PIL import Image

from guildhouse.kernel.colours import HUES, sheet_address, write_sheet
from guildhouse.members.models import Community
from tests.house.test_contrast import GROUNDS, PAIR, THEMES, contrast, luminance, read_pairs

pytestmark = [pytest.mark.django_db, pytest.mark.any_database]


@pytest.fixture
def as_host(client, host, settings, tmp_path):
    settings.MEDIA_ROOT = tmp_path
    client.force_login(host)
    return client


@pytest.fixture
def visitor(client):
    return type(client)()


def wide_picture():
    body = io.BytesIO()
    Image.new("RGB", (300, 100), "red").save(body, "PNG")
    return SimpleUploadedFile("logo.png", body.getvalue(), "image/png")


def test_every_hue_can_be_read_in_both_themes_on_every_ground():
    """Measured from the text that is served, by the reader and the formula that measure the house's own tokens."""
    kept = {
        name: {theme: luminance(colour) for theme, colour in pair.items()}
        for name, pair in read_pairs().items()
        if "hue" not in name
    }
    worst = {}
    for hue in range(HUES):
        text = (
            write_sheet(hue).replace(":light-dark(", ": light-dark(").replace("),oklch", "), oklch").replace("}", ";}")
        )
        own = {found["name"]: {theme: luminance(found[theme]) for theme in THEMES} for found in PAIR.finditer(text)}
        assert set(own) == {"brick", "brick-deep", "brick-wash", "on-brick"}
        grounds = {**{name: kept[name] for name in GROUNDS}, "wash of its own": own["brick-wash"]}
        pairs = [
            (own[ink], ground) for ink in ("brick", "brick-deep") for ground in (*grounds.values(), own["on-brick"])
        ]
        pairs += [(kept[ink], own["brick-wash"]) for ink in ("ink", "ink-2")]
        worst[hue] = min(contrast(one[theme], other[theme]) for one, other in pairs for theme in THEMES)
    assert {hue: measured for hue, measured in worst.items() if measured < 4.5} == {}


def test_colour_is_one_cached_stylesheet_after_the_houses_own(as_host, visitor):
    assert "/colour/" not in visitor.get("/").content.decode()
    assert as_host.post("/house/first/colour/", {"named": "145", "own": ""}).status_code == 302
    cache.clear()
    for reader in (as_host, type(visitor)()):
        page = reader.get("/community/").content.decode()
        assert page.index("css/app.css") < page.index(sheet_address(145))
        assert " style=" not in page
    answer = visitor.get(sheet_address(145))
    assert (answer["Content-Type"], answer["Cache-Control"]) == (
        "text/css; charset=utf-8",
        "public, max-age=31536000, immutable",
    )
    assert visitor.get(sheet_address(145).replace("145-", "146-")).status_code == 404
    assert visitor.get("/colour/360-0.css").status_code == 404
    as_host.post("/house/first/colour/", {"named": "", "own": ""})
    cache.clear()
    assert "/colour/" not in as_host.get("/community/").content.decode()


def test_hue_of_ones_own_goes_before_and_has_bounds(as_host):
    as_host.post("/house/first/colour/", {"named": "145", "own": "7"})
    assert Community.objects.get().hue == 7
    for wrong in ({"own": "360"}, {"own": "red"}, {"named": "7x"}):
        assert as_host.post("/house/first/colour/", wrong).status_code == 422
    assert Community.objects.get().hue == 7


def test_logo_is_drawn_anew_and_stands_everywhere(as_host, visitor):
    assert as_host.post("/house/first/logo/", {"picture": wide_picture()}).status_code == 302
    logo = Community.objects.get().logo_url()
    drawn = Image.open(io.BytesIO(b"".join(visitor.get(logo).streaming_content)))
    assert (drawn.format, drawn.size, drawn.getpixel((5, 5))[3], drawn.getpixel((96, 96))) == (
        "PNG",
        (192, 192),
        0,
        (255, 0, 0, 255),
    )
    page = visitor.get("/").content.decode()
    assert f'<link rel="icon" href="{logo}" type="image/png">' in page
    assert f'<img src="{logo}" alt=""' in page
    assert visitor.get("/manifest.webmanifest").json()["icons"][0]["src"] == logo
    assert visitor.get("/favicon.ico").url == logo


def test_logo_is_replaced_and_taken_away_without_leaving_a_file(as_host, tmp_path, django_capture_on_commit_callbacks):
    as_host.post("/house/first/logo/", {"picture": wide_picture()})
    with django_capture_on_commit_callbacks(execute=True):
        as_host.post("/house/first/logo/", {"picture": wide_picture()})
    assert len(list((tmp_path / "logos").iterdir())) == 3
    with django_capture_on_commit_callbacks(execute=True):
        as_host.post("/house/first/logo/", {"removed": "on"})
    assert list((tmp_path / "logos").iterdir()) == []
    assert as_host.get("/favicon.ico").url.endswith("app-192.png")


def test_what_is_no_picture_is_refused_at_its_field(as_host):
    answer = as_host.post("/house/first/logo/", {"picture": SimpleUploadedFile("x.svg", b"<svg onload='1'/>")})
    assert answer.status_code == 422
    assert "SVG drawings can carry programs" in answer.content.decode()
    assert as_host.post("/house/first/logo/", {}).status_code == 422
    assert not Community.objects.exclude(logo="").exists()
