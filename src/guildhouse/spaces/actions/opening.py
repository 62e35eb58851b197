"""Opening a space."""

from typing import Any

from django.db import IntegrityError, transaction
from django.utils.translation import gettext as _

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
    pulse(f"space:{space.pk}")
    emit(SpaceOpened(space_id=space.pk, by_id=by.pk))
    return space
