"""The community's logo: decoded, drawn anew in three sizes, kept under a name nobody can guess."""

from __future__ import annotations

import secrets
from typing import Any

from django.core.files.base import ContentFile, File
from django.core.files.storage import default_storage
from django.db import transaction

from guildhouse.kernel.images import accept_logo
from guildhouse.members.actions.community import change_community, lock_community
from guildhouse.members.models import Member

FOLDER = "logos"


def set_logo(picture: File[Any], *, by: Member) -> None:
    """Raises ImageRefused, with the reason, for what is not taken as a picture; the old one then stays."""
    drawn = accept_logo(picture)
    name = secrets.token_hex(12)
    for side, body in drawn.items():
        default_storage.save(f"{FOLDER}/{name}-{side}.png", ContentFile(body))
    _replace(by, name)


def remove_logo(*, by: Member) -> None:
    """The house's own mark stands there again."""
    _replace(by, "")


@transaction.atomic
def _replace(by: Member, name: str) -> None:
    old = lock_community(by).logo
    change_community(by=by, logo=name)
    if old:
        transaction.on_commit(lambda: _forget(old))


def _forget(name: str) -> None:
    for side in (64, 192, 512):
        default_storage.delete(f"{FOLDER}/{name}-{side}.png")
