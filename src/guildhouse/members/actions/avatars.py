"""A member's picture: decoded, drawn anew in two sizes, kept under a name nobody can guess."""

from __future__ import annotations

import secrets
from typing import Any

from django.core.files.base import ContentFile, File
from django.core.files.storage import default_storage
from django.db import transaction

from guildhouse.kernel.events import emit
from guildhouse.kernel.images import accept_avatar
from guildhouse.members.events import ProfileChanged
from guildhouse.members.models import Member

FOLDER = "avatars"


def set_avatar(picture: File[Any], *, by: Member) -> None:
    """Raises ImageRefused, with the reason, for what is not taken as a picture; the old one then stays."""
    drawn = accept_avatar(picture)
    name = f"{secrets.token_hex(12)}.webp"
    default_storage.save(f"{FOLDER}/{name}", ContentFile(drawn.small))
    default_storage.save(f"{FOLDER}/{large_name(name)}", ContentFile(drawn.large))
    _replace(by, name)


def remove_avatar(*, by: Member) -> None:
    _replace(by, "")


@transaction.atomic
def _replace(member: Member, name: str) -> None:
    old = Member.objects.filter(pk=member.pk).values_list("avatar", flat=True).get()
    Member.objects.filter(pk=member.pk).update(avatar=name)
    emit(ProfileChanged(member_id=member.pk))
    if old:
        transaction.on_commit(lambda: _forget(old))


def _forget(name: str) -> None:
    for old in (name, large_name(name)):
        default_storage.delete(f"{FOLDER}/{old}")


def large_name(name: str) -> str:
    return name.replace(".webp", "-large.webp")
