"""`PrivateTextField(owner="author")`: a column of sealed bytes whose key belongs to the row's owner."""

from __future__ import annotations

import base64
import binascii
from typing import TYPE_CHECKING, Any

from django.contrib.auth import get_user_model
from django.core import checks
from django.core.exceptions import FieldDoesNotExist, ValidationError
from django.db import models
from django.db.models.query_utils import DeferredAttribute

from guildhouse.kernel.private.text import PrivateText, Sealed, Unsaved

if TYPE_CHECKING:
    Column = models.BinaryField[str | None, PrivateText]
else:
    Column = models.BinaryField

_DUMPED = "sealed:"


class PrivateAttribute(DeferredAttribute):
    """Reading gives a PrivateText; setting takes a str, None or another row's value of the same field."""

    field: PrivateTextField

    def __get__(self, instance: models.Model | None, cls: Any = None) -> Any:
        if instance is None:
            return self
        super().__get__(instance, cls)  # loads a deferred value
        return PrivateText(instance, self.field)

    def __set__(self, instance: models.Model, value: Any) -> None:
        instance.__dict__[self.field.attname] = self._to_hold(value)

    def _to_hold(self, value: Any) -> Any:
        if isinstance(value, PrivateText):
            return value._held  # noqa: SLF001 - the two files are one mechanism
        if isinstance(value, str):
            return Unsaved(value)
        if value is None or isinstance(value, Sealed):
            return value
        raise TypeError(f"{self.field} takes a str, not {type(value).__name__}.")


class PrivateTextField(Column):
    """A text nobody but the member named by the row's `owner` field can read; see ADR 5 for the operator.

    `readers` names a method of the row, `(member) -> bool`, that lets further members read: those a message went to.
    It cannot be filtered by, edited in the admin or dumped in plain. The owner of a row never changes: the text
    would stay sealed with the former owner's key.
    """

    descriptor_class = PrivateAttribute

    def __init__(self, *args: Any, owner: str, readers: str = "", **kwargs: Any) -> None:
        self.owner = owner
        self.readers = readers
        super().__init__(*args, **{**kwargs, "editable": False})

    def deconstruct(self) -> Any:
        name, path, args, kwargs = super().deconstruct()
        return name, path, args, {**kwargs, "owner": self.owner}  # who else reads changes nothing in the table

    def check(self, **kwargs: Any) -> list[checks.CheckMessage]:
        return [*super().check(**kwargs), *self._check_owner(), *self._check_options()]

    def _check_owner(self) -> list[checks.CheckMessage]:
        try:
            owner = self.model._meta.get_field(self.owner)
        except FieldDoesNotExist:
            owner = None
        named = isinstance(owner, models.ForeignKey) and owner.remote_field.model is get_user_model()
        if not named or getattr(owner, "null", True):
            said = (
                f"The owner of a private text, {self.owner!r}, must be a foreign key to the member that is never null."
            )
            return [checks.Error(said, obj=self, id="guildhouse.E001")]
        return []

    def _check_options(self) -> list[checks.CheckMessage]:
        if self.primary_key or self.unique or getattr(self, "db_index", False):
            return [checks.Error("Sealed bytes differ each time; an index is no use.", obj=self, id="guildhouse.E002")]
        return []

    def from_db_value(self, value: Any, _expression: Any, _connection: Any) -> Sealed | None:
        return None if value is None else Sealed(bytes(value))

    def get_prep_value(self, value: Any) -> bytes | None:
        if isinstance(value, PrivateText):
            return value.for_storage()
        if isinstance(value, Sealed):
            return value.raw
        if value is None:
            return None
        raise TypeError("A private text is set on its row, and the row saved; it cannot be updated or sought in bulk.")

    def get_db_prep_value(self, value: Any, connection: Any, prepared: bool = False) -> Any:  # noqa: FBT001, FBT002
        if not prepared:
            value = self.get_prep_value(value)
        return super().get_db_prep_value(value, connection, prepared=True)

    def get_lookup(self, lookup_name: str) -> Any:
        return super().get_lookup(lookup_name) if lookup_name == "isnull" else None

    def get_default(self) -> Any:
        return super().get_default() if self.has_default() else (None if self.null else "")

    def value_to_string(self, obj: models.Model) -> str:
        """Dumps carry the sealed bytes: complete, and as unreadable as the table."""
        raw = getattr(obj, self.attname).for_storage()
        return "" if raw is None else _DUMPED + base64.b64encode(raw).decode()

    def to_python(self, value: Any) -> Any:
        """Reads a dump back; anything else a form or a loader brings is left to the attribute."""
        if not isinstance(value, str):
            return value
        if not value:
            return None
        try:
            return Sealed(base64.b64decode(value.removeprefix(_DUMPED), validate=True))
        except binascii.Error:
            raise ValidationError("A dump carries private texts sealed.") from None
