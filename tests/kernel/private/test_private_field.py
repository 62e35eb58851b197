"""The field of a private text demands an owner, and migrations can make it anew."""

import pytest
from django.db import models
from django.test.utils import isolate_apps

from guildhouse.kernel.private import PrivateTextField


def test_field_demands_an_owner_that_is_a_member(notebook, ann):
    with isolate_apps("guildhouse.kernel", "guildhouse.members"):

        class Bad(models.Model):
            author = models.ForeignKey(type(ann), models.CASCADE, null=True, related_name="+")
            title = models.CharField(max_length=5)
            one = PrivateTextField(owner="nobody")
            two = PrivateTextField(owner="title")
            three = PrivateTextField(owner="author")

            class Meta:
                app_label = "kernel"

        errors = [error.obj.name for error in Bad.check() if error.id == "guildhouse.E001"]
    assert errors == ["one", "two", "three"]
    assert notebook.check() == []
    with pytest.raises(TypeError):
        PrivateTextField()


def test_field_is_rebuilt_by_migrations(notebook):
    _name, path, args, kwargs = notebook._meta.get_field("secret").deconstruct()
    assert (path, kwargs["owner"]) == ("guildhouse.kernel.private.field.PrivateTextField", "author")
    assert PrivateTextField(*args, **kwargs).owner == "author"
