"""Reading an attachment: whoever may see what keeps it, now; always in a form that runs nothing."""

import pytest
from django.core.files.storage import default_storage

from guildhouse.kernel.attachments import keep_attachments
from guildhouse.kernel.attachments.taking import stored_at
from guildhouse.kernel.models import Attachment
from tests.corpus.make_uploads import picture

from .conftest import fetch


@pytest.fixture
def kept(attach, member, readers):
    """A picture and a text kept by thing 7, which nobody may see yet."""
    attach(picture(), "photo.png")
    attach("Grüße".encode(), "Plan für März.txt")
    photo, text = Attachment.objects.order_by("pk")
    body = f"![x](/attachments/{photo.key}/) and [y](/attachments/{text.key}/)"
    assert keep_attachments(body, kind="thing", object_id=7, by=member) == 2
    readers[7] = set()
    return [photo, text]


@pytest.fixture
def as_host(host, client_class):
    other = client_class()
    other.force_login(host)
    return other


@pytest.fixture
def client_class(client):
    return type(client)


@pytest.fixture
def visitor(client_class):
    return client_class()


def test_pending_file_is_its_owners_alone(attach, as_member, as_host, visitor):
    attach(b"words")
    address = Attachment.objects.get().get_absolute_url()
    assert fetch(as_member, address).status_code == 200
    assert fetch(as_host, address).status_code == 404
    assert fetch(visitor, address).status_code == 404


def test_kept_file_follows_its_thing_at_once(kept, readers, as_member, as_host, visitor, member, host):
    clients = {member.pk: as_member, host.pk: as_host, None: visitor}
    for allowed in (set(), {member.pk}, {host.pk, None}, {member.pk, host.pk, None}, set()):
        readers[7] = allowed
        for viewer, client in clients.items():
            statuses = {fetch(client, one.get_absolute_url()).status_code for one in kept}
            assert statuses == ({200} if viewer in allowed else {404})


def test_file_kept_by_a_kind_nobody_registered_is_closed(kept, as_member):
    Attachment.objects.update(kind="strange")
    assert fetch(as_member, kept[0].get_absolute_url()).status_code == 404


@pytest.mark.parametrize("key", ["a" * 32, "A" * 32, "a" * 31, "..%2f..%2fetc%2fpasswd", "%00", "a" * 5000, "é" * 32])
def test_file_that_is_not_there_is_absent(as_member, key):
    assert fetch(as_member, f"/attachments/{key}/").status_code == 404


def test_file_is_handed_over_and_only_our_own_picture_is_shown(kept, readers, visitor):
    readers[7] = {None}
    photo, text = (fetch(visitor, one.get_absolute_url()) for one in kept)
    assert photo["Content-Disposition"] == 'inline; filename="photo.webp"'
    assert photo["Content-Type"] == "image/webp"
    assert text["Content-Disposition"] == "attachment; filename*=utf-8''Plan%20f%C3%BCr%20M%C3%A4rz.txt"
    assert text["Content-Type"] == "text/plain"
    assert text.body == "Grüße".encode()
    for answer in (photo, text):
        assert answer["X-Content-Type-Options"] == "nosniff"
        assert answer["Content-Security-Policy"] == "default-src 'none'; sandbox; frame-ancestors 'none'"
        assert answer["Cross-Origin-Resource-Policy"] == "same-origin"
        assert answer["Cache-Control"] == "private, no-cache"
        assert "Cookie" in answer["Vary"]
        assert int(answer["Content-Length"]) > 0


def test_unchanged_file_is_not_sent_again_but_asked_for_again(kept, readers, visitor):
    readers[7] = {None}
    address = kept[0].get_absolute_url()
    first = fetch(visitor, address)
    again = fetch(visitor, address, **{"If-None-Match": first["ETag"]})
    assert (again.status_code, again.body) == (304, b"")
    head = visitor.head(address)
    assert (head.status_code, head.getvalue()) == (200, b"")
    readers[7] = set()
    assert fetch(visitor, address, **{"If-None-Match": first["ETag"]}).status_code == 404
    assert visitor.post(address).status_code == 405


def test_file_missing_from_the_storage_is_absent(kept, readers, visitor):
    readers[7] = {None}
    default_storage.delete(stored_at(kept[0].key))
    assert fetch(visitor, kept[0].get_absolute_url()).status_code == 404


def test_name_that_wants_to_be_a_header_stays_a_name(kept, readers, visitor):
    readers[7] = {None}
    Attachment.objects.filter(pk=kept[1].pk).update(name='a"; filename=b.html\\.txt')
    answer = fetch(visitor, kept[1].get_absolute_url())
    assert answer["Content-Disposition"] == r'attachment; filename="a\"; filename=b.html\\.txt"'
    assert answer["Content-Type"] == "text/plain"
