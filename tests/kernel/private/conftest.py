"""A table with a private text, which no room has to lend; its own master key file for each test."""

import pytest
from django.apps import apps
from django.conf import settings
from django.db import connection, models

from guildhouse.kernel.private import PrivateTextField


def declare_note() -> type[models.Model]:
    class Note(models.Model):
        author = models.ForeignKey(settings.AUTH_USER_MODEL, models.CASCADE, related_name="+")
        title = models.CharField(max_length=40, default="A title")
        secret = PrivateTextField(owner="author")
        other = PrivateTextField(owner="author", null=True)
        letter = PrivateTextField(owner="author", null=True, readers="is_for")

        class Meta:
            app_label = "kernel"

        def is_for(self, member) -> bool:
            return member.name == self.title

    return Note


@pytest.fixture(scope="module")
def note_table(django_db_setup, django_db_blocker):
    model = declare_note()
    with django_db_blocker.unblock():
        with connection.schema_editor() as editor:
            editor.create_model(model)
        yield model
        with connection.schema_editor() as editor:
            editor.delete_model(model)
    del apps.all_models["kernel"]["note"]  # no other test is to find a table that is gone
    apps.clear_cache()


@pytest.fixture
def notebook(note_table, db):
    return note_table


@pytest.fixture(autouse=True)
def house(settings, tmp_path):
    settings.GUILDHOUSE_HOME = tmp_path
    settings.PRIVATE_KEY_FILE = ""
    return tmp_path


@pytest.fixture
def ann(member):
    return member


@pytest.fixture
def ben(host):
    return host
