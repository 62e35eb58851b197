"""An organisation's logo: decoded and drawn anew, kept under a name nobody can guess."""

from __future__ import annotations

import secrets
from typing import Any

from django.core.files.base import ContentFile, File
from django.core.files.storage import default_storage
from django.db import transaction

from guildhouse.kernel.audit import record_act
from guildhouse.kernel.events import emit
from guildhouse.kernel.images import accept_image
from guildhouse.members.actions.organisations import KIND, lock_organisation, refuse_others
from guildhouse.members.events import OrganisationChanged
from guildhouse.members.models import Member

FOLDER = "organisations"
LONGEST_SIDE = 320  # px


def set_logo(organisation_id: int, picture: File[Any], *, by: Member) -> None:
    """In its own proportions. Raises ImageRefused, with the reason, for what is not taken; the old one then stays."""
    refuse_others(by)
    drawn = accept_image(picture, LONGEST_SIDE)
    name = f"{secrets.token_hex(12)}.webp"
    default_storage.save(f"{FOLDER}/{name}", ContentFile(drawn.body))
    _replace(organisation_id, name, by)


def remove_logo(organisation_id: int, *, by: Member) -> None:
    refuse_others(by)
    _replace(organisation_id, "", by)


@transaction.atomic
def _replace(organisation_id: int, name: str, by: Member) -> None:
    stood = lock_organisation(organisation_id)
    old, stood.logo = stood.logo, name
    stood.save(update_fields=["logo"])
    record_act("organisation.logo_changed", by=by, kind=KIND, object_id=stood.pk, after={"title": stood.name})
    emit(OrganisationChanged(organisation_id=stood.pk, by_id=by.pk))
    if old:
        transaction.on_commit(lambda: default_storage.delete(f"{FOLDER}/{old}"))
