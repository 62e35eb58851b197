"""The master key file: made once, never replaced by accident, refused when others may read it; rotation."""

import datetime as dt
import stat
from concurrent.futures import ThreadPoolExecutor
from io import StringIO

import pytest
import time_machine
from django.core.management import CommandError, call_command

from guildhouse.kernel.models import DataKey
from guildhouse.kernel.private import retire_old_master_keys, rotate_master_key
from guildhouse.kernel.private.keyfile import KeyFileRefused, add_key, create_key_file, read_key_file
from guildhouse.kernel.private.keys import key_ring, wrap_with_newest

TODAY = dt.date(2026, 3, 1)


@pytest.fixture
def path(house):
    return house / "keys" / "private.key"


def read_afresh(model, owner) -> str:
    return model.objects.get(author=owner).secret.read(by=type(owner).objects.get(pk=owner.pk))


def test_key_file_is_made_for_its_owner_only(db, path):
    ring = key_ring()
    assert stat.S_IMODE(path.stat().st_mode) == 0o600
    assert stat.S_IMODE(path.parent.stat().st_mode) == 0o700
    assert key_ring() == ring
    assert [entry.name for entry in path.parent.iterdir()] == ["private.key"]


def test_key_file_made_by_many_at_once_is_one(path):
    with ThreadPoolExecutor(16) as pool:
        rings = list(pool.map(lambda _n: create_key_file(path, today=TODAY), range(64)))
    assert {ring.newest.secret for ring in rings} == {read_key_file(path).newest.secret}


@pytest.mark.parametrize("mode", [0o640, 0o604, 0o644, 0o620, 0o601])
def test_key_file_that_others_may_read_is_refused(db, path, mode):
    key_ring()
    path.chmod(mode)
    with pytest.raises(KeyFileRefused, match="chmod 600"):
        key_ring()


@pytest.mark.parametrize(
    "text",
    ["", "# a comment\n", "1 2026-01-01\n", "x 2026-01-01 AAAA\n", "1 2026-01-01 AAAA\n", "é", "1 2026-13-01 AA=="],
)
def test_key_file_that_is_damaged_is_refused_and_left_alone(db, path, text):
    key_ring()
    path.write_text(text, "utf-8")
    with pytest.raises(KeyFileRefused):
        key_ring()
    assert path.read_text("utf-8") == text


def test_key_file_lost_is_not_replaced_while_texts_exist(notebook, ann, path):
    notebook.objects.create(author=ann, secret="mine")
    path.unlink()
    with pytest.raises(KeyFileRefused, match="Put back its copy"):
        key_ring()
    assert not path.exists()


def test_key_file_in_a_named_place_is_never_made_by_us(db, settings, tmp_path):
    named = tmp_path / "elsewhere" / "key"
    settings.PRIVATE_KEY_FILE = str(named)
    with pytest.raises(KeyFileRefused, match="no private key file"):
        key_ring()
    created = create_key_file(named, today=TODAY)
    assert key_ring() == created


def test_key_shows_in_no_representation(db, path):
    ring = key_ring()
    for shown in (repr(ring), repr(ring.newest), str(ring)):
        assert repr(ring.newest.secret)[2:-1] not in shown


def test_rotation_wraps_every_key_anew_and_texts_still_open(notebook, ann, ben, path):
    for owner in (ann, ben):
        notebook.objects.create(author=owner, secret=owner.name)
    before = {row.pk: bytes(row.wrapped) for row in DataKey.objects.all()}
    assert rotate_master_key() == 2
    assert set(DataKey.objects.values_list("key_version", flat=True)) == {2}
    assert all(bytes(row.wrapped) != before[row.pk] for row in DataKey.objects.all())
    assert [read_afresh(notebook, owner) for owner in (ann, ben)] == [ann.name, ben.name]
    assert [key.version for key in read_key_file(path).keys] == [1, 2]
    assert stat.S_IMODE(path.stat().st_mode) == 0o600


def test_rotation_that_was_cut_off_can_be_finished(notebook, ann, path):
    notebook.objects.create(author=ann, secret="mine")
    add_key(path, today=TODAY)
    assert read_afresh(notebook, ann) == "mine"
    with pytest.raises(KeyFileRefused, match="Run the rotation again"):
        retire_old_master_keys()
    assert wrap_with_newest() == 1
    assert wrap_with_newest() == 0
    assert read_afresh(notebook, ann) == "mine"


def test_old_keys_are_retired_a_day_after_the_rotation(notebook, ann, path):
    notebook.objects.create(author=ann, secret="mine")
    rotate_master_key()
    with pytest.raises(KeyFileRefused, match="tomorrow"):
        retire_old_master_keys()
    with time_machine.travel(dt.datetime.now(dt.UTC) + dt.timedelta(days=2)):
        retire_old_master_keys()
    assert [key.version for key in read_key_file(path).keys] == [2]
    assert read_afresh(notebook, ann) == "mine"


def test_key_missing_from_the_file_is_named(notebook, ann, path):
    notebook.objects.create(author=ann, secret="mine")
    kept = path.read_bytes()
    rotate_master_key()
    path.write_bytes(kept)
    with pytest.raises(KeyFileRefused, match="lacks key 2"):
        read_afresh(notebook, ann)


def test_rotation_from_the_command_line_says_what_it_did(notebook, ann, path):
    notebook.objects.create(author=ann, secret="mine")
    said = StringIO()
    call_command("rotate_private_key", stdout=said)
    assert "wraps 1 members' keys" in said.getvalue()
    with pytest.raises(CommandError, match="tomorrow"):
        call_command("rotate_private_key", "--retire")
    path.chmod(0o644)
    with pytest.raises(CommandError, match="chmod 600"):
        call_command("rotate_private_key")
