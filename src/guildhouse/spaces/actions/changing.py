"""Changing what a space says about itself and how it is entered; closing it for good words."""

from typing import Any

from django.db import IntegrityError, transaction
from django.utils import timezone
from django.utils.translation import gettext as _

from guildhouse.kernel.errors import Conflict, Invalid, NotAllowed
from guildhouse.kernel.events import emit
from guildhouse.kernel.live import pulse
from guildhouse.kernel.locking import lock
from guildhouse.kernel.markdown import render
from guildhouse.members.models import Member
from guildhouse.spaces.actions.opening import RESERVED_SLUGS
from guildhouse.spaces.events import SpaceArchived, SpaceChanged
from guildhouse.spaces.models import Space, SpaceRedirect
from guildhouse.spaces.policies import can_host
from guildhouse.spaces.queries import find_access

CHANGEABLE = frozenset({
    "slug", "name", "tagline", "purpose", "goals", "guidelines", "icon", "language", "join_rule", "is_confidential",
    "allows_pseudonyms", "default_kind", "template", "cadence", "review_on",
})  # fmt: skip


@transaction.atomic
def change_space(space: Space, *, by: Member, seen: int | None = None, **changes: Any) -> Space:
    """Hosts of the space change it. What was said in confidence is never opened to everyone afterwards.

    `seen` is the version the host began from, where they began from one: Conflict when another was faster.
    """
    space = lock(Space.objects.filter(pk=space.pk)).get()
    if not can_host(find_access(by, space)):
        raise NotAllowed(_("This is for the hosts of the space."))
    if seen is not None and space.version != seen:
        raise Conflict(_("Another host has changed this space since you opened it. Your text is below."))
    if unknown := set(changes) - CHANGEABLE:
        raise LookupError(f"Not a setting of a space: {unknown}")
    was = {"slug": space.slug, "confidential": space.is_confidential, "rule": space.join_rule}
    for name, value in changes.items():
        setattr(space, name, value)
    _check_rules(space, was_confidential=bool(was["confidential"]))
    if "guidelines" in changes:
        space.guidelines_html = render(space.guidelines)
    space.version += 1
    if space.slug != was["slug"]:
        SpaceRedirect.objects.update_or_create(slug=was["slug"], defaults={"space": space})
        SpaceRedirect.objects.filter(slug=space.slug).delete()
    try:
        with transaction.atomic():
            space.save()
    except IntegrityError as error:
        raise Conflict(_("Another space has this address. Choose another one.")) from error
    pulse(f"space:{space.pk}")
    emit(SpaceChanged(space_id=space.pk, by_id=by.pk, audience_changed=space.join_rule != was["rule"]))
    return space


@transaction.atomic
def archive_space(space: Space, *, by: Member, archived: bool) -> None:
    """An archived space can be read and not written in; it leaves the list of spaces."""
    space = lock(Space.objects.filter(pk=space.pk)).get()
    if not can_host(find_access(by, space)):
        raise NotAllowed(_("This is for the hosts of the space."))
    Space.objects.filter(pk=space.pk).update(archived_at=timezone.now() if archived else None)
    pulse(f"space:{space.pk}")
    emit(SpaceArchived(space_id=space.pk, by_id=by.pk, archived=archived))


def _check_rules(space: Space, *, was_confidential: bool) -> None:
    if space.slug in RESERVED_SLUGS:
        raise Invalid(_("This address is used by the house itself. Choose another one."), field="slug")
    if was_confidential and not space.is_confidential:
        raise Invalid(
            _("People spoke here in confidence, so this space stays confidential. Open another one for open talk."),
            field="is_confidential",
        )
    if space.is_confidential and space.is_open:
        raise Invalid(_("A confidential space is entered on request or hidden."), field="join_rule")
