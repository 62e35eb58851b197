"""What lasts and what goes: kept by a thing, named in a draft, or swept after a day."""

import datetime as dt

import pytest
import time_machine
from django.core.files.storage import default_storage
from django.db import IntegrityError, transaction

from guildhouse.kernel.attachments import find_keys, keep_attachments, release_attachments, sweep_attachments
from guildhouse.kernel.attachments.keeping import delete_gone, remove_pending
from guildhouse.kernel.clock import strike
from guildhouse.kernel.errors import Conflict
from guildhouse.kernel.models import Attachment, Draft

from .conftest import files_in

NOW = dt.datetime.now(dt.UTC)


@pytest.fixture
def key(attach):
    attach(b"words")
    return Attachment.objects.get().key


@pytest.fixture
def committing(django_capture_on_commit_callbacks):
    return lambda: django_capture_on_commit_callbacks(execute=True)


def in_a_while(**time):
    return time_machine.travel(NOW + dt.timedelta(**time))


@pytest.mark.parametrize(
    ("text", "found"),
    [
        ("", set()),
        (f"![a](/attachments/{'a' * 32}/) [b](https://site.org/attachments/{'b' * 32}/)", {"a" * 32, "b" * 32}),
        (f"/attachments/{'a' * 33}/ /attachments/{'A' * 32}/ /attachments/{'a' * 31}/", set()),
        (f"/attachments/{'a' * 32}" * 10_000, {"a" * 32}),
    ],
)
def test_keys_are_found_in_a_text(text, found):
    assert find_keys(text) == found


def test_named_file_is_kept_by_its_thing(key, member):
    assert keep_attachments(f"[a](/attachments/{key}/)", kind="thing", object_id=7, by=member) == 1
    attachment = Attachment.objects.get()
    assert (attachment.state, attachment.kind, attachment.object_id) == ("kept", "thing", 7)


def test_naming_somebody_elses_file_or_one_kept_elsewhere_changes_nothing(key, member, host):
    text = f"[a](/attachments/{key}/)"
    assert keep_attachments(text, kind="thing", object_id=8, by=host) == 0
    keep_attachments(text, kind="thing", object_id=7, by=member)
    assert keep_attachments(text, kind="thing", object_id=8, by=member) == 0
    assert Attachment.objects.get().object_id == 7


def test_file_is_either_kept_by_something_or_not_kept(key):
    for wrong in ({"state": "kept"}, {"kind": "thing"}, {"object_id": 7}, {"state": "kept", "object_id": 7}):
        with pytest.raises(IntegrityError), transaction.atomic():
            Attachment.objects.update(**wrong)


def test_pending_file_goes_after_a_day(key, media, committing):
    with in_a_while(hours=23), committing():
        assert sweep_attachments() == 0
    assert files_in(media)
    with in_a_while(hours=25), committing():
        assert sweep_attachments() == 1
    assert not Attachment.objects.exists()
    assert not files_in(media)


def test_kept_file_stays(key, member, media, committing):
    keep_attachments(f"/attachments/{key}/", kind="thing", object_id=7, by=member)
    with in_a_while(days=400), committing():
        assert sweep_attachments() == 0
    assert files_in(media)


def test_pending_file_in_a_draft_waits_for_it(key, member, host, media, committing):
    Draft.objects.create(member=host, place="x", fields={"body": f"/attachments/{key}/"})
    draft = Draft.objects.create(member=member, place="x", fields={"title": "", "body": f"![](/attachments/{key}/)"})
    with in_a_while(days=30), committing():
        assert sweep_attachments() == 0
        draft.delete()
        assert sweep_attachments() == 1


def test_clock_sweeps(key, deliver, committing):
    with in_a_while(hours=26), committing():
        strike()
        deliver()
    assert not Attachment.objects.exists()


def test_many_pending_files_are_swept(member, committing, monkeypatch):
    monkeypatch.setattr("guildhouse.kernel.attachments.keeping._BATCH", 3)
    Attachment.objects.bulk_create(
        Attachment(
            key=f"{n:032x}", owner=member if n % 2 else None, sha256="0" * 64, size=1, media_type="a/b", name="a"
        )
        for n in range(10)
    )
    with in_a_while(days=2), committing():
        assert sweep_attachments() == 10
    assert not Attachment.objects.exists()


def test_released_files_are_deleted_with_the_commit_and_not_before(key, member, media, committing):
    keep_attachments(f"/attachments/{key}/", kind="thing", object_id=7, by=member)
    with transaction.atomic():
        assert release_attachments("thing", [7]) == 1
        transaction.set_rollback(True)
    assert Attachment.objects.get().state == "kept"
    assert files_in(media)
    with committing():
        assert release_attachments("thing", [6, 7]) == 1
    assert not Attachment.objects.exists()
    assert not files_in(media)


def test_deletion_cut_off_by_a_crash_is_finished_later(key, member, media):
    keep_attachments(f"/attachments/{key}/", kind="thing", object_id=7, by=member)
    release_attachments("thing", [7])  # the process ends here, before the file is deleted
    assert files_in(media)
    assert Attachment.objects.get().state == "gone"
    sweep_attachments()
    assert not Attachment.objects.exists()
    assert not files_in(media)


def test_file_being_deleted_is_shown_to_nobody(key, as_member, member):
    Attachment.objects.update(state="gone")
    assert as_member.get(f"/attachments/{key}/").status_code == 404
    assert key not in as_member.get("/attachments/").content.decode()
    assert keep_attachments(f"/attachments/{key}/", kind="thing", object_id=7, by=member) == 0


def test_storage_that_fails_keeps_the_row_for_another_try(key, monkeypatch):
    Attachment.objects.update(state="gone")

    def fail(_name):
        raise OSError("unreachable")

    with monkeypatch.context() as patched:
        patched.setattr(default_storage, "delete", fail)
        with pytest.raises(OSError, match="unreachable"):
            delete_gone()
    assert Attachment.objects.exists()
    delete_gone()
    assert not Attachment.objects.exists()


def test_kept_file_is_not_removed_by_its_owner(key, member):
    keep_attachments(f"/attachments/{key}/", kind="thing", object_id=7, by=member)
    with pytest.raises(Conflict, match="so it stays"):
        remove_pending(key, by=member)
    assert Attachment.objects.get().state == "kept"
