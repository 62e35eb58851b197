"""What stands in place of a private text: something that shows nothing and opens for its owner alone."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any, NoReturn

from django.contrib.auth import get_user_model
from django.db.models import Model
from django.utils.translation import gettext as _
from django.views.decorators.debug import sensitive_variables

from guildhouse.kernel.errors import Conflict, NotAllowed
from guildhouse.kernel.private.keys import key_for_reading, key_for_sealing
from guildhouse.kernel.private.sealing import EMPTY_LENGTH, SealBroken, seal, unseal

if TYPE_CHECKING:
    from guildhouse.kernel.private.field import PrivateTextField

_HOW = "A private text has no plain form; its owner reads it with .read(by=member)."


class Opaque:
    """Shows nothing in templates, logs, error pages and pickles."""

    __slots__ = ()

    def __repr__(self) -> str:
        return "<private text>"

    def __str__(self) -> NoReturn:
        raise TypeError(_HOW)

    def __format__(self, _spec: str) -> NoReturn:
        raise TypeError(_HOW)

    def __html__(self) -> NoReturn:
        raise TypeError(_HOW)


class Sealed(Opaque):
    """The encrypted bytes, as the row holds them."""

    __slots__ = ("raw",)

    def __init__(self, raw: bytes) -> None:
        self.raw = raw


class Unsaved(Opaque):
    """A text that was set and is sealed when the row is saved; refuses to be pickled into a cache or a queue."""

    __slots__ = ("plain",)

    def __init__(self, plain: str) -> None:
        self.plain = plain

    def __deepcopy__(self, _memo: dict[int, Any]) -> Unsaved:
        return self

    def __reduce__(self) -> NoReturn:
        raise TypeError("A private text that is not saved yet cannot be pickled.")


class PrivateText(Opaque):
    """One row's private text. True when there is something in it."""

    __slots__ = ("_field", "_row")

    def __init__(self, row: Model, field: PrivateTextField) -> None:
        self._row = row
        self._field = field

    def __bool__(self) -> bool:
        held = self._held
        return bool(held.plain) if isinstance(held, Unsaved) else held is not None and len(held.raw) > EMPTY_LENGTH

    def __reduce__(self) -> NoReturn:
        raise TypeError(_HOW)

    @sensitive_variables()
    def read(self, *, by: Any) -> str:
        """The text, for the owner of its row and whom the row lets read; "" when none was written.

        Raises NotAllowed for anyone else, NotFound when the owner's key was deleted, Conflict when it does not open.
        """
        owner_id = self._owner_id
        if not isinstance(by, get_user_model()) or by.pk is None or not self._is_for(by, owner_id):
            raise NotAllowed(_("Only the person who wrote this can read it."))
        held = self._held
        if held is None:
            return ""
        if isinstance(held, Unsaved):
            return held.plain
        try:
            return unseal(key_for_reading(by, owner_id), held.raw, place=self._place(owner_id)).decode()
        except SealBroken as error:
            raise Conflict(_("This private text can't be opened: it is damaged. A backup may have it.")) from error

    @sensitive_variables()
    def for_storage(self) -> bytes | None:
        """The bytes to save: sealed anew for a text just set, unchanged otherwise."""
        held = self._held
        if not isinstance(held, Unsaved):
            return None if held is None else held.raw
        owner_id = self._owner_id
        if owner_id is None:
            raise ValueError(f"{self._field} cannot be saved before its row has an owner.")
        # The text stays Unsaved on this object: were the transaction rolled back, its key might never have existed.
        return seal(key_for_sealing(owner_id), held.plain.encode(), place=self._place(owner_id))

    @property
    def _held(self) -> Sealed | Unsaved | None:
        held: Sealed | Unsaved | None = self._row.__dict__[self._field.attname]
        return held

    @property
    def _owner_id(self) -> Any:
        return getattr(self._row, self._row._meta.get_field(self._field.owner).attname)  # type: ignore[union-attr]

    def _is_for(self, someone: Any, owner_id: Any) -> bool:
        if someone.pk == owner_id:
            return True
        return bool(self._field.readers) and bool(getattr(self._row, self._field.readers)(someone))

    def _place(self, owner_id: Any) -> bytes:
        """What the bytes are bound to. Not the row's id, which does not exist yet when a new row is sealed."""
        return f"{self._field.model._meta.label} {self._field.name} {owner_id}".encode()
