"""Undo: an act answers with a signed offer to take it back, good for ten minutes and for that member alone."""

from collections.abc import Callable
from typing import Any

from django.core import signing
from django.utils.translation import gettext as _

from guildhouse.kernel.errors import Conflict, NotFound
from guildhouse.kernel.ports import Registry

SALT = "guildhouse.undo"
GOOD_FOR = 600

Inverse = Callable[..., Any]
inverses: Registry[Inverse] = Registry("undo")


def undoes(name: str) -> Callable[[Inverse], Inverse]:
    """Registers the action that takes something back; it is called with `by` and the offer's plain values."""

    def register(inverse: Inverse) -> Inverse:
        return inverses.register(name, inverse)

    return register


def offer_undo(name: str, *, by_id: int, **values: Any) -> str:
    """A token for the Undo button."""
    if name not in inverses:
        raise LookupError(f"Nothing undoes {name}.")
    return signing.dumps({"name": name, "by": by_id, "values": values}, salt=SALT)


def take_back(token: str, *, by: Any) -> Any:
    """Runs the inverse; its own policies apply. Raises Conflict when the offer has run out."""
    try:
        offer = signing.loads(token, salt=SALT, max_age=GOOD_FOR)
    except signing.SignatureExpired as error:
        raise Conflict(_("Ten minutes have passed, so this can no longer be undone from here.")) from error
    except signing.BadSignature as error:
        raise NotFound(_("There is nothing to undo here.")) from error
    if offer["by"] != by.pk or (inverse := inverses.get(offer["name"])) is None:
        raise NotFound(_("There is nothing to undo here."))
    return inverse(by=by, **offer["values"])
