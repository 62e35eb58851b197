"""Members who came with an import: placeholders that keep the words together until somebody claims them."""

import hashlib
from collections.abc import Sequence
from dataclasses import dataclass
from datetime import datetime

from django.contrib.auth.hashers import make_password
from django.db import transaction
from django.utils.text import slugify
from django.utils.translation import gettext as _

from guildhouse.kernel.errors import NotAllowed
from guildhouse.kernel.markdown import RENDERER_VERSION, plain_text, sanitise_html
from guildhouse.members.actions.handles import is_reserved
from guildhouse.members.actions.profile import choose_hue, clean_line
from guildhouse.members.models import Contribution, HandleHistory, Member, Profile

LONGEST_NAME = 80
LONGEST_PLACE = 120
LONGEST_ABOUT = 20_000


@dataclass(frozen=True, slots=True)
class Newcomer:
    """Somebody known elsewhere. `key` tells two of the same name apart in their handles; `about` is HTML."""

    name: str
    key: str
    joined_at: datetime
    about: str = ""
    location: str = ""


@transaction.atomic
def add_placeholders(newcomers: Sequence[Newcomer], *, by: Member) -> list[Member]:
    """One member for each, in order: without e-mail, unable to sign in, the same handles however often it is tried."""
    if not by.is_host:
        raise NotAllowed(_("Only hosts of the community bring in people from elsewhere."))
    handles = _choose_handles(newcomers)
    members: list[Member] = Member.objects.bulk_create(
        _make_member(newcomer, handle) for newcomer, handle in zip(newcomers, handles, strict=True)
    )
    Profile.objects.bulk_create(
        _make_profile(member, newcomer) for member, newcomer in zip(members, newcomers, strict=True)
    )
    return members


def _make_member(newcomer: Newcomer, handle: str) -> Member:
    name = clean_name(newcomer.name)
    return Member(
        handle=handle,
        name=name,
        hue=choose_hue(name),
        status=Member.Status.PLACEHOLDER,
        joined_at=newcomer.joined_at,
        password=make_password(None),
    )


def clean_name(name: str) -> str:
    return clean_line(name[: LONGEST_NAME * 4])[:LONGEST_NAME].strip() or _("Somebody")


def _make_profile(member: Member, newcomer: Newcomer) -> Profile:
    about_html = sanitise_html(newcomer.about) if len(newcomer.about) <= LONGEST_ABOUT else ""
    location = clean_line(newcomer.location[: LONGEST_PLACE * 4])[:LONGEST_PLACE]
    return Profile(
        member=member, about=plain_text(about_html), about_html=about_html, renderer=RENDERER_VERSION, location=location
    )


def _choose_handles(newcomers: Sequence[Newcomer]) -> list[str]:
    """The name; the name with the key where it is taken; the name with a digest of both in the last resort."""
    wishes = [_wishes(newcomer) for newcomer in newcomers]
    wished = {handle for own in wishes for handle in own}
    taken = set(Member.objects.filter(handle__in=wished).values_list("handle", flat=True))
    taken |= set(HandleHistory.objects.filter(handle__in=wished).values_list("handle", flat=True))
    chosen = []
    for own in wishes:
        handle = next(handle for handle in own if handle not in taken)
        taken.add(handle)
        chosen.append(handle)
    return chosen


def _wishes(newcomer: Newcomer) -> list[str]:
    base = slugify(clean_name(newcomer.name)).replace("_", "-")[:24].strip("-")
    key = slugify(newcomer.key).replace("_", "-")[:12].strip("-")
    digest = hashlib.sha256(f"{newcomer.name}\0{newcomer.key}".encode()).hexdigest()
    numbered = f"{base or 'person'}-{key or digest[:8]}"
    first = [base] if base and not base.isdigit() and not is_reserved(base) else []
    return [*first, numbered, *(f"{(base or 'person')[:21]}-{digest[start : start + 16]}" for start in (0, 16, 32))]


@transaction.atomic
def retire_placeholder(placeholder: Member, *, to: Member) -> None:
    """The placeholder is gone: its address leads to the member, and what the ledger says of it is theirs.

    Whoever asks for it has handed the words over before.
    """
    Contribution.objects.filter(member=placeholder).update(member=to)
    HandleHistory.objects.filter(member=placeholder).update(member=to)
    handle = placeholder.handle
    gone = f"gone-{placeholder.pk}"
    Member.objects.filter(pk=placeholder.pk).update(handle=gone, status=Member.Status.LEFT)
    HandleHistory.objects.create(handle=handle, member=to)
