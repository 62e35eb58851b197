"""Sealing what stands in no row of its own field (drafts): with its owner's key, bound to a place named in words."""

from typing import Any

from django.utils.translation import gettext as _
from django.views.decorators.debug import sensitive_variables

from guildhouse.kernel.errors import Conflict, NotFound
from guildhouse.kernel.models import DataKey
from guildhouse.kernel.private.keys import key_for_sealing
from guildhouse.kernel.private.sealing import SealBroken, seal, unseal


@sensitive_variables()
def seal_for(owner_id: Any, text: str, *, place: str) -> bytes:
    return seal(key_for_sealing(owner_id), text.encode(), place=_bound(owner_id, place))


@sensitive_variables()
def open_for(owner_id: Any, sealed: bytes, *, place: str) -> str:
    """The text; the caller has made sure that it is the owner who reads. NotFound when their key was deleted."""
    if not DataKey.objects.filter(owner_id=owner_id).exists():
        raise NotFound(_("This text has been erased for good, together with its key."))
    try:
        return unseal(key_for_sealing(owner_id), sealed, place=_bound(owner_id, place)).decode()
    except SealBroken as error:
        raise Conflict(_("This private text can't be opened: it is damaged. A backup may have it.")) from error


def _bound(owner_id: Any, place: str) -> bytes:
    return f"{place} of {owner_id}".encode()
