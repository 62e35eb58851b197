"""Opening a space."""

from collections.abc import Mapping, Sequence
from itertools import chain, count
from typing import Any

from django.db import IntegrityError, transaction
from django.utils.text import slugify
from django.utils.translation import gettext as _

from guildhouse.kernel.audit import record_act
from guildhouse.kernel.errors import Conflict, Invalid, NotAllowed
from guildhouse.kernel.events import emit
from guildhouse.kernel.live import pulse
from guildhouse.kernel.markdown import render
from guildhouse.members.models import Member
from guildhouse.spaces.events import SpaceOpened
from guildhouse.spaces.models import Space, SpaceMembership

RESERVED_SLUGS = frozenset({"new"})


@transaction.atomic
def open_space(*, by: Member, slug: str, name: str, purpose: str, **more: Any) -> Space:
    """A host of the community opens a space and becomes its first host. Conflict when the address is taken."""
    if not by.is_host:
        raise NotAllowed(_("Only hosts of the community open spaces. Tell a host what the space would be for."))
    if slug in RESERVED_SLUGS:
        raise Invalid(_("This address is used by the house itself. Choose another one."), field="slug")
    guidelines_html = render(more.get("guidelines", ""))
    try:
        with transaction.atomic():
            space = Space.objects.create(
                slug=slug, name=name, purpose=purpose, guidelines_html=guidelines_html, members_count=1, **more
            )
    except IntegrityError as error:
        raise Conflict(_("Another space has this address. Choose another one.")) from error
    SpaceMembership.objects.create(space=space, member=by, role=SpaceMembership.Role.HOST)
    record_act("space.opened", by=by, kind="space", object_id=space.pk, after={"space": space.pk, "title": space.name})
    pulse(f"space:{space.pk}")
    emit(SpaceOpened(space_id=space.pk, by_id=by.pk))
    return space


@transaction.atomic
def open_first_spaces(chosen: Sequence[Mapping[str, str]], *, by: Member, language: str) -> list[Space]:
    """All of them or none, in the order given; their addresses come from their names. Conflict names the one that is there already."""
    if not by.is_host:
        raise NotAllowed(_("Only hosts of the community open spaces. Tell a host what the space would be for."))
    known = {name.casefold() for name in Space.objects.visible_to(by).values_list("name", flat=True)}
    opened = []
    for one in chosen:
        if one["name"].casefold() in known:
            raise Conflict(
                _("There is a space called “%(name)s” already. Give this one another name, or leave it out.")
                % {"name": one["name"]}
            )
        known.add(one["name"].casefold())
        opened.append(open_space(by=by, slug=_free_slug(one["name"]), language=language, **one))
    return opened


def _free_slug(name: str) -> str:
    base = slugify(name)[:50].strip("-") or "space"
    taken = set(Space.objects.filter(slug__startswith=base).values_list("slug", flat=True)) | RESERVED_SLUGS
    return next(slug for slug in chain([base], (f"{base}-{number}" for number in count(2))) if slug not in taken)
