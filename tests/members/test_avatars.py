"""Members' pictures: accepted, drawn anew, served for ever, replaced and taken away."""

import io

import pytest
from django.core.files.storage import default_storage
from django.core.files.uploadedfile import SimpleUploadedFile
from PIL import Image

pytestmark = pytest.mark.django_db


@pytest.fixture(autouse=True)
def _own_folder(settings, tmp_path):
    settings.MEDIA_ROOT = tmp_path


def picture(colour="red", name="me.png"):
    body = io.BytesIO()
    Image.new("RGB", (300, 200), colour).save(body, "PNG")
    return SimpleUploadedFile(name, body.getvalue(), "image/png")


def use(client, file):
    return client.post("/settings/profile/picture/", {"picture": file} if file else {})


def test_picture_is_drawn_anew_and_served_for_ever(as_member, client, member):
    assert use(as_member, picture()).status_code == 302
    member.refresh_from_db()
    for address, side in ((member.avatar_url, 96), (member.large_avatar_url, 512)):
        response = type(client)().get(address)
        assert response["Cache-Control"] == "public, max-age=31536000, immutable"
        assert response["Content-Type"] == "image/webp"
        assert Image.open(io.BytesIO(b"".join(response.streaming_content))).size == (side, side)


def test_picture_replaced_or_taken_away_leaves_no_file(as_member, member, django_capture_on_commit_callbacks):
    use(as_member, picture())
    member.refresh_from_db()
    first = member.avatar
    with django_capture_on_commit_callbacks(execute=True):
        use(as_member, picture("blue"))
    assert not default_storage.exists(f"avatars/{first}")
    with django_capture_on_commit_callbacks(execute=True):
        as_member.post("/settings/profile/picture/", {"remove": "1"})
    member.refresh_from_db()
    assert member.avatar == ""
    assert default_storage.listdir("avatars")[1] == []


@pytest.mark.parametrize(
    ("body", "words"),
    [(b"", "empty"), (b"not a picture", "not a picture"), (b"<svg xmlns='http://www.w3.org/2000/svg'/>", "SVG"), (b"\x89PNG\r\n\x1a\nbroken", "damaged")],
)  # fmt: skip
def test_picture_that_is_none_is_refused_with_the_reason(as_member, member, body, words):
    response = use(as_member, SimpleUploadedFile("x.png", body, "image/png"))
    assert response.status_code == 422
    assert words in response.content.decode()
    member.refresh_from_db()
    assert member.avatar == ""


def test_picture_forgotten_in_the_form_is_asked_for(as_member):
    assert "Choose a picture first." in use(as_member, None).content.decode()


@pytest.mark.parametrize("name", ["x.webp", "..%2f..%2fsecret.key", "0" * 24 + ".webp", "0" * 24 + ".svg", "a" * 5000])
def test_picture_address_that_is_none_is_absent(client, name):
    assert client.get(f"/avatars/{name}").status_code == 404
