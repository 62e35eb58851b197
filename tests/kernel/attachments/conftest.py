"""A storage of its own for each test, a kind of thing whose access rule the test decides, uploads through the page."""

import pytest
from django.core.files.uploadedfile import SimpleUploadedFile

from guildhouse.kernel.attachments import attachment_access

ADDRESS = "/attachments/"


@pytest.fixture(autouse=True)
def media(settings, tmp_path):
    settings.MEDIA_ROOT = tmp_path / "media"
    return settings.MEDIA_ROOT


@pytest.fixture
def readers(monkeypatch):
    """Who may see the things of kind "thing", by id; None stands for visitors."""
    allowed: dict[int, set[int | None]] = {}

    def rule(object_id, viewer):
        return (None if viewer is None else viewer.pk) in allowed.get(object_id, set())

    monkeypatch.setitem(attachment_access._entries, "thing", rule)
    return allowed


@pytest.fixture
def attach(as_member):
    """Post a file as the signed-in member; the page's answer for a script."""

    def post(body: bytes, name: str = "notes.txt", declared: str = "text/plain", **headers):
        file = SimpleUploadedFile("placeholder", body, declared)
        file._name = name  # what a browser sends, before anything of ours has cleaned it
        return as_member.post(ADDRESS, {"file": file}, headers={"Accept": "application/json", **headers})

    return post


def files_in(folder) -> list:
    return sorted(path for path in folder.rglob("*") if path.is_file())


def fetch(client, address: str, **headers: str):
    """The answer read to its end, which closes its file, as a server would; `body` has the bytes."""
    answer = client.get(address, headers=headers)
    answer.body = answer.getvalue()
    return answer
