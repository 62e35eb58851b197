"""Attaching a file: what comes back, what is refused, what a member's files may take."""

import io
import re

import pytest
from django.core.files.storage import default_storage
from django.core.files.uploadedfile import SimpleUploadedFile
from django.db import connection
from django.test.utils import CaptureQueriesContext
from PIL import Image

from guildhouse.kernel.attachments.bounding import larger_uploads, upload_limit
from guildhouse.kernel.attachments.taking import stored_at
from guildhouse.kernel.models import Attachment
from tests.corpus.make_uploads import picture, word, zipped

from .conftest import ADDRESS, files_in


def test_attached_file_answers_with_its_address_and_markdown(attach, member, media):
    answer = attach(b"a,b\n1,2\n", "Plan [v2]*.csv", "text/csv")
    attachment = Attachment.objects.get()
    assert answer.status_code == 201
    assert answer.json() == {
        "url": f"/attachments/{attachment.key}/",
        "markdown": rf"[Plan \[v2\]-.csv](/attachments/{attachment.key}/)",
        "name": "Plan [v2]-.csv",
        "size": 8,
        "picture": False,
    }
    assert (attachment.owner, attachment.state, attachment.media_type) == (member, "pending", "text/csv")
    (stored,) = files_in(media)
    assert stored.read_bytes() == b"a,b\n1,2\n"
    assert "Plan" not in str(stored)
    assert stored.stat().st_mode & 0o077 == 0


def test_attached_picture_is_our_own_copy(attach):
    answer = attach(picture("JPEG", (3000, 1500)), "Team photo.jpg", "image/jpeg")
    attachment = Attachment.objects.get()
    assert answer.json()["markdown"] == f"![Team photo](/attachments/{attachment.key}/)"
    assert (attachment.name, attachment.media_type) == ("Team photo.webp", "image/webp")
    assert (attachment.width, attachment.height) == (2000, 1000)
    with default_storage.open(stored_at(attachment.key)) as stored:
        body = stored.read()
    assert Image.open(io.BytesIO(body)).format == "WEBP"
    assert len(body) == attachment.size


@pytest.mark.parametrize(
    ("name", "body", "media_type"),
    [
        ("a.pdf", b"%PDF-1.7\n...", "application/pdf"),
        ("a.PDF", b"%PDF-1.4", "application/pdf"),
        ("a.txt", "Grüße, 你好\n".encode(), "text/plain"),
        ("a.txt", "caf\xe9 \x96 caf\xe9".encode("latin-1"), "text/plain"),
        ("a.md", b"# Title", "text/markdown"),
        ("a.json", b"{}", "application/json"),
        ("a.ics", b"BEGIN:VCALENDAR\r\n", "text/calendar"),
        ("a.zip", zipped({"a/b.txt": b"x" * 10_000}), "application/zip"),
        ("a.docx", word({}), "application/vnd.openxmlformats-officedocument.wordprocessingml.document"),
        ("a.odt", zipped({"mimetype": b"x", "content.xml": b"y"}), "application/vnd.oasis.opendocument.text"),
    ],
)
def test_file_of_each_kind_is_recognised(attach, name, body, media_type):
    assert attach(body, name).status_code == 201
    assert Attachment.objects.get().media_type == media_type


@pytest.mark.parametrize(
    ("name", "body", "words"),
    [
        ("a.exe", b"MZ", r"\.exe are not taken"),
        ("a.html", b"<p>", r"\.html are not taken"),
        ("a", b"words", "without an ending"),
        ("a.svg", b"<svg/>", r"\.svg are not taken"),
        ("a.png", b"<svg/>", "SVG"),
        ("a.pdf", b"words", "something else"),
        ("a.txt", b"a\0b", "something else"),
        ("a.docx", zipped({"a": b""}), "something else"),
        ("a.docx", word({"word/vbaProject.bin": b""}), "macros"),
        ("a.zip", b"PK\x03\x04 and no more", "damaged"),
        ("a.zip", zipped({"../a": b""}), "outside its own folder"),
        ("a.zip", zipped({"a": b"\0" * 60_000_000}), "more than 1 GB"),
        ("a.txt", b"", "empty"),
        ("a.jpg", picture("JPEG")[:300], "damaged or cut off"),
    ],
)
def test_refused_file_leaves_nothing_behind_and_says_why(attach, media, name, body, words):
    answer = attach(body, name)
    assert answer.status_code == 422
    assert answer["Content-Type"] == "application/problem+json"
    assert re.search(words, answer.json()["detail"])
    assert not Attachment.objects.exists()
    assert not files_in(media)


def test_community_takes_the_endings_it_chose(attach, settings):
    settings.ATTACHMENT_TYPES = ["pdf", "nonsense"]
    assert attach(b"words", "a.txt").json()["detail"].endswith("files ending in .pdf.")
    assert attach(b"%PDF-1", "a.pdf").status_code == 201


def test_file_larger_than_allowed_is_refused(attach, settings):
    settings.ATTACHMENT_MAX_BYTES = 2 * 1024 * 1024
    assert attach(b"a" * (2 * 1024 * 1024)).status_code == 201
    for size in (2 * 1024 * 1024 + 1, 20 * 1024 * 1024):
        refused = attach(b"a" * size)
        assert refused.status_code == 422
        assert "larger than 2 MB" in refused.json()["detail"]
    assert Attachment.objects.count() == 1


def test_upload_is_dropped_while_it_streams_in(as_member, settings, tmp_path):
    """The limit holds at any address, before any view is asked, and nothing of the file reaches the disk."""
    settings.ATTACHMENT_MAX_BYTES = 1024 * 1024
    settings.FILE_UPLOAD_TEMP_DIR = str(tmp_path / "uploads")
    (tmp_path / "uploads").mkdir()
    big = SimpleUploadedFile("a.txt", b"a" * 30_000_000)
    as_member.post("/undo/", {"token": "x", "file": big})
    assert not files_in(tmp_path / "uploads")


def test_address_may_take_larger_files(monkeypatch, settings):
    settings.ATTACHMENT_MAX_BYTES = 100
    monkeypatch.setitem(larger_uploads, "/imports/", 10**9)
    assert upload_limit("/imports/stackexchange/") == 10**9
    assert upload_limit("/attachments/") == 100 + 1024 * 1024


def test_quota_is_kept_and_freed(attach, as_member, settings):
    settings.ATTACHMENT_QUOTA_BYTES = 1000
    assert attach(b"a" * 600).status_code == 201
    refused = attach(b"a" * 401)
    assert (refused.status_code, Attachment.objects.count()) == (422, 1)
    assert attach(b"a" * 400).status_code == 201
    as_member.post(f"{Attachment.objects.first().get_absolute_url()}removal/")
    assert attach(b"a" * 600).status_code == 201


def test_uploads_are_counted(attach):
    answers = [attach(b"a").status_code for _n in range(121)]
    assert answers == [201] * 120 + [429]


def test_member_who_may_not_write_attaches_nothing(attach, member):
    member.status = "silenced"
    member.save()
    assert attach(b"a").status_code == 403
    assert not Attachment.objects.exists()


def test_visitor_is_sent_to_sign_in(client, db):
    answer = client.post(ADDRESS, {"file": SimpleUploadedFile("a.txt", b"a")})
    assert answer.status_code == 302
    assert "/accounts/login" in answer["Location"]
    assert not Attachment.objects.exists()


def test_storage_that_fails_leaves_no_row(attach, monkeypatch):
    def fail(*_args, **_options):
        raise OSError("disk full")

    monkeypatch.setattr(default_storage, "save", fail)
    with pytest.raises(OSError, match="disk full"):
        attach(b"a")
    assert not Attachment.objects.exists()


def test_form_without_script_attaches_lists_and_removes(as_member, media, django_capture_on_commit_callbacks):
    answer = as_member.post(ADDRESS, {"file": SimpleUploadedFile("a.txt", b"words")}, follow=True)
    attachment = Attachment.objects.get()
    page = answer.content.decode()
    assert answer.redirect_chain == [(ADDRESS, 302)]
    assert f"[a.txt](/attachments/{attachment.key}/)" in page
    assert "not yet shown anywhere" in page
    with django_capture_on_commit_callbacks(execute=True):
        page = as_member.post(f"/attachments/{attachment.key}/removal/", follow=True).content.decode()
    assert attachment.key not in page
    assert not Attachment.objects.exists()
    assert not files_in(media)


@pytest.mark.parametrize("files", [{}, {"file": SimpleUploadedFile("a.exe", b"MZ")}, {"other": "text"}])
def test_form_shows_why_a_file_is_refused(as_member, files):
    answer = as_member.post(ADDRESS, files)
    assert answer.status_code == 422
    assert ("Choose a file first." if "file" not in files else ".exe are not taken") in answer.content.decode()


@pytest.mark.any_database
def test_own_files_cost_the_same_however_many(as_member, member):
    def add(count):
        for _n in range(count):
            number = Attachment.objects.count()
            Attachment.objects.create(
                key=f"{number:032x}",
                owner=member,
                sha256="0" * 64,
                size=1,
                media_type="text/plain",
                name=f"{number}.txt",
            )

    counts = []
    as_member.get(ADDRESS)
    for count in (5, 45):
        add(count)
        with CaptureQueriesContext(connection) as queries:
            assert as_member.get(ADDRESS).status_code == 200
        counts.append(len(queries))
    assert counts[0] == counts[1] <= 12
    add(10)
    page = as_member.get(ADDRESS).content.decode()
    assert page.count("removal/") == 50
    older = as_member.get(f"{ADDRESS}?before={Attachment.objects.order_by('-pk')[49].pk}").content.decode()
    assert older.count("removal/") == 10


def test_own_files_are_nobody_elses(as_member, host):
    Attachment.objects.create(key="a" * 32, owner=host, sha256="0" * 64, size=1, media_type="text/plain", name="x.txt")
    assert "a" * 32 not in as_member.get(ADDRESS).content.decode()
    assert as_member.post(f"/attachments/{'a' * 32}/removal/").status_code == 404
    assert Attachment.objects.count() == 1
