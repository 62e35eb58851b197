"""Every hostile file is refused, or comes back as bytes no browser runs: re-encoded, or handed over as a download."""

import io

import pytest
from PIL import Image

from guildhouse.kernel.models import Attachment
from guildhouse.kernel.throttle import clear_throttle
from tests.corpus.make_uploads import MARK, make_uploads

from .conftest import fetch, files_in


def test_corpus_is_large_enough():
    assert len(make_uploads()) >= 60


@pytest.mark.any_database
@pytest.mark.parametrize("upload", make_uploads(), ids=lambda upload: ascii(upload.name)[:40])
def test_hostile_upload_is_refused_or_runs_nowhere(attach, as_member, media, tmp_path, upload):
    answer = attach(upload.body, upload.name, upload.declared)
    inside_media = files_in(media)
    assert files_in(tmp_path) == inside_media  # nothing written anywhere else
    if answer.status_code != 201:
        assert answer.status_code == 422
        assert answer.json()["detail"].endswith(".")
        assert not Attachment.objects.exists()
        assert not inside_media
        return
    address = answer.json()["url"]
    served = fetch(as_member, address)
    body = served.body
    assert served["X-Content-Type-Options"] == "nosniff"
    assert served["Content-Security-Policy"].startswith("default-src 'none'; sandbox")
    kind, disposition = served["Content-Type"], served["Content-Disposition"]
    assert not any(runs in kind for runs in ("html", "svg", "xml;", "javascript", "xhtml", "flash", "wasm"))
    assert "\r" not in disposition + kind
    assert "\n" not in disposition + kind
    if disposition.startswith("inline"):
        image = Image.open(io.BytesIO(body))
        image.load()
        assert (kind, image.format) == ("image/webp", "WEBP")
        assert not image.getexif()
        assert not {"exif", "icc_profile", "xmp", "comment"} & set(image.info)
        assert MARK not in body
    else:
        assert disposition.startswith("attachment")
        name = Attachment.objects.get().name
        assert name.rpartition(".")[2] in {"txt", "csv", "pdf", "zip", "docx", "xlsx"}
        assert body == upload.body


@pytest.mark.any_database
def test_corpus_is_taken_where_it_is_harmless_and_refused_where_it_is_not(attach, member):
    """A filter that refuses everything would pass the test above; so would, nearly, one that takes everything."""
    taken = set()
    for upload in make_uploads():
        clear_throttle(f"attachments:{member.pk}")
        if attach(upload.body, upload.name).status_code == 201:
            taken.add(upload.name)
    assert {"trailing.png", "place.jpeg", "notes.txt", "latin.txt", "formula.csv", "nested.zip"} <= taken
    refused = {
        "page.html", "drawing.svg", "setup.exe", "bomb.zip", "slip.zip", "link.zip", "app.jar", "macro.docx", "huge.png"
    }  # fmt: skip
    assert not refused & taken
