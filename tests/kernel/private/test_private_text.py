"""A private text opens for its owner and shows nothing to anything else."""

import copy
import json
import logging
import pickle

import pytest
from django.contrib.auth.models import AnonymousUser
from django.core import serializers
from django.core.exceptions import FieldError
from django.db import connection, transaction
from django.forms import model_to_dict, modelform_factory
from django.test.utils import CaptureQueriesContext
from hypothesis import HealthCheck, given
from hypothesis import settings as hypothesis_settings
from hypothesis import strategies as st

from guildhouse.kernel.errors import Conflict, NotAllowed, NotFound
from guildhouse.kernel.models import DataKey
from guildhouse.kernel.pages import make_environment
from guildhouse.kernel.private import forget

CANARY = "canary-7f3a91c2-salary"


def raw(model, pk) -> bytes:
    with connection.cursor() as cursor:
        cursor.execute(f"SELECT secret FROM {model._meta.db_table} WHERE id = %s", [pk])  # noqa: S608
        return bytes(cursor.fetchone()[0])


@pytest.fixture
def note(notebook, ann):
    return notebook.objects.create(author=ann, secret=CANARY)


def test_private_text_is_read_back_by_its_owner(notebook, note, ann):
    assert notebook.objects.get(pk=note.pk).secret.read(by=ann) == CANARY
    assert note.secret.read(by=ann) == CANARY


def test_private_text_is_stored_sealed_and_differently_each_time(notebook, note, ann):
    twin = notebook.objects.create(author=ann, secret=CANARY)
    assert CANARY.encode() not in raw(notebook, note.pk)
    assert raw(notebook, note.pk) != raw(notebook, twin.pk)


@pytest.mark.parametrize("saved", [True, False])
def test_private_text_is_refused_to_everyone_else(notebook, note, ben, saved):
    fresh = notebook.objects.get(pk=note.pk) if saved else notebook(author=note.author, secret=CANARY)
    for stranger in (ben, AnonymousUser(), None, note.author_id, type(ben)()):
        with pytest.raises(NotAllowed):
            fresh.secret.read(by=stranger)


def test_private_text_without_an_owner_is_refused_and_not_saved(notebook, ann):
    with pytest.raises(NotAllowed):
        notebook(secret=CANARY).secret.read(by=type(ann)())
    with pytest.raises(ValueError, match="before its row has an owner"), transaction.atomic():
        notebook.objects.create(secret=CANARY)


@pytest.mark.parametrize("form", [str, "{}".format, "{:>40}".format, lambda text: text + ""])
def test_private_text_has_no_plain_form(notebook, note, form):
    for one in (note, notebook.objects.get(pk=note.pk), notebook(author=note.author, secret=CANARY)):
        with pytest.raises(TypeError):
            form(one.secret)


def test_private_text_stays_out_of_representations_logs_and_pages(notebook, note, caplog, capsys):
    template = make_environment().from_string("{{ note.secret }}")
    for one in (note, notebook.objects.get(pk=note.pk)):
        shown = [repr(one), repr(one.__dict__), repr(one.secret), str(vars(one)), str(model_to_dict(one))]
        assert not any(CANARY in text for text in shown)
        with pytest.raises(TypeError):
            template.render(note=one)
        with pytest.raises(TypeError):
            json.dumps(one.secret)
        logging.getLogger("guildhouse.test").warning("%r", one.__dict__)
    assert CANARY not in caplog.text + "".join(capsys.readouterr())


def test_private_text_is_in_no_form(notebook):
    assert set(modelform_factory(notebook, fields="__all__").base_fields) == {"author", "title"}


def test_private_text_is_dumped_sealed_and_loaded_again(notebook, note, ann):
    dump = serializers.serialize("json", [notebook.objects.get(pk=note.pk)])
    assert CANARY not in dump
    notebook.objects.all().delete()
    for loaded in serializers.deserialize("json", dump):
        loaded.save()
    assert notebook.objects.get().secret.read(by=ann) == CANARY
    assert notebook.objects.get().other.read(by=ann) == ""


def test_private_text_is_pickled_only_sealed(notebook, note):
    for one in (note.__dict__["secret"], note.secret):
        with pytest.raises(TypeError):
            pickle.dumps(one)
    assert CANARY.encode() not in pickle.dumps(notebook.objects.get(pk=note.pk).__dict__["secret"])


def test_member_who_has_read_is_pickled_without_their_key(notebook, note, ann):
    notebook.objects.get(pk=note.pk).secret.read(by=ann)
    held = next(value for name, value in vars(ann).items() if "private" in name)
    secret = held.secrets[ann.pk]
    assert secret not in pickle.dumps(ann)
    assert secret.hex() not in repr(vars(ann))


def test_private_text_is_neither_sought_nor_updated_in_bulk(notebook, note, ann):
    for lookup in ("secret", "secret__contains", "secret__exact", "secret__in", "secret__startswith"):
        with pytest.raises(FieldError):
            list(notebook.objects.filter(**{lookup: CANARY}))
    with pytest.raises(TypeError), transaction.atomic():
        notebook.objects.update(secret="plain")
    assert notebook.objects.filter(other__isnull=True).count() == 1
    assert notebook.objects.get().secret.read(by=ann) == CANARY


def test_private_text_in_values_shows_nothing(notebook, note):
    (row,) = notebook.objects.values_list("secret", flat=True)
    assert repr(row) == "<private text>"
    with pytest.raises(TypeError):
        str(row)


def test_private_text_survives_every_way_to_save(notebook, ann):
    notebook.objects.bulk_create([notebook(author=ann, secret=f"{n}") for n in range(3)])
    notes = list(notebook.objects.order_by("pk"))
    for one in notes:
        one.secret = f"new {one.secret.read(by=ann)}"
    notebook.objects.bulk_update(notes, ["secret"])
    first = notebook.objects.defer("secret").order_by("pk").first()
    first.title = "Changed"
    first.save()
    assert first.secret.read(by=ann) == "new 0"
    first.refresh_from_db()
    copied = copy.deepcopy(first)
    copied.pk, copied._state.adding = None, True
    copied.save()
    assert [one.secret.read(by=ann) for one in notebook.objects.order_by("pk")] == ["new 0", "new 1", "new 2", "new 0"]
    found, made = notebook.objects.update_or_create(pk=first.pk, defaults={"secret": "again"})
    assert (found.secret.read(by=ann), made) == ("again", False)


def test_private_text_tells_whether_there_is_one(notebook, ann):
    one = notebook.objects.create(author=ann, secret="")
    assert (bool(one.secret), bool(one.other)) == (False, False)
    fresh = notebook.objects.get(pk=one.pk)
    assert (bool(fresh.secret), bool(fresh.other)) == (False, False)
    assert (fresh.secret.read(by=ann), fresh.other.read(by=ann)) == ("", "")
    fresh.other = "x"
    fresh.save()
    assert notebook.objects.get(pk=one.pk).other


def test_private_text_moved_to_another_place_does_not_open(notebook, note, ann, ben):
    theirs = notebook.objects.create(author=ben, secret="mine")
    table = notebook._meta.db_table
    with connection.cursor() as cursor:
        cursor.execute(f"UPDATE {table} SET other = secret WHERE id = %s", [note.pk])  # noqa: S608
        cursor.execute(f"UPDATE {table} SET secret = %s WHERE id = %s", [raw(notebook, note.pk), theirs.pk])  # noqa: S608
    with pytest.raises(Conflict):
        notebook.objects.get(pk=note.pk).other.read(by=ann)
    with pytest.raises(Conflict):
        notebook.objects.get(pk=theirs.pk).secret.read(by=ben)


@pytest.mark.parametrize("change", [lambda b: b[:-1], lambda b: b[:5], lambda b: b"\2" + b[1:], lambda b: b + b"!"])
def test_private_text_that_was_tampered_with_does_not_open(notebook, note, ann, change):
    with connection.cursor() as cursor:
        cursor.execute(f"UPDATE {notebook._meta.db_table} SET secret = %s", [change(raw(notebook, note.pk))])  # noqa: S608
    with pytest.raises(Conflict):
        notebook.objects.get(pk=note.pk).secret.read(by=ann)


def test_private_text_given_to_another_owner_opens_for_neither(notebook, note, ann, ben):
    notebook.objects.update(author=ben)
    for reader, refusal in ((ann, NotAllowed), (ben, (Conflict, NotFound))):
        with pytest.raises(refusal):
            notebook.objects.get(pk=note.pk).secret.read(by=reader)


def test_forgetting_an_owner_erases_their_texts_and_no_others(notebook, note, ann, ben):
    theirs = notebook.objects.create(author=ben, secret="mine")
    assert notebook.objects.get(pk=note.pk).secret.read(by=ann) == CANARY
    assert forget(ann) is True
    assert forget(ann) is False
    with pytest.raises(NotFound):
        notebook.objects.get(pk=note.pk).secret.read(by=ann)
    assert notebook.objects.get(pk=theirs.pk).secret.read(by=ben) == "mine"
    later = notebook.objects.create(author=ann, secret="a new start")
    fresh = type(ann).objects.get(pk=ann.pk)
    assert notebook.objects.get(pk=later.pk).secret.read(by=fresh) == "a new start"
    with pytest.raises(Conflict):
        notebook.objects.get(pk=note.pk).secret.read(by=fresh)


def test_text_saved_again_after_a_rollback_opens(notebook, ann):
    one = notebook(author=ann, secret=CANARY)
    with transaction.atomic():
        one.save()
        transaction.set_rollback(True)
    assert not DataKey.objects.exists()
    one.pk, one._state.adding = None, True
    one.save()
    assert notebook.objects.get().secret.read(by=ann) == CANARY


def test_list_of_private_texts_asks_for_the_key_once(notebook, ann):
    notebook.objects.bulk_create([notebook(author=ann, secret=f"{n}") for n in range(20)])
    reader = type(ann).objects.get(pk=ann.pk)
    notes = list(notebook.objects.all())
    with CaptureQueriesContext(connection) as queries:
        assert {one.secret.read(by=reader) for one in notes} == {f"{n}" for n in range(20)}
    assert len(queries) == 1


@hypothesis_settings(suppress_health_check=[HealthCheck.function_scoped_fixture], max_examples=50, deadline=None)
@given(text=st.text(st.characters(exclude_categories=["Cs"])))
def test_private_text_of_any_text_comes_back(notebook, ann, text):
    one = notebook.objects.create(author=ann, secret=text)
    assert notebook.objects.get(pk=one.pk).secret.read(by=ann) == text
