"""Looking at a space's purpose again: what holds, what reads differently now, and when to look next."""

from datetime import date

from django.db import transaction
from django.utils.translation import gettext as _

from guildhouse.kernel.errors import Conflict, NotAllowed
from guildhouse.kernel.events import emit
from guildhouse.kernel.live import pulse
from guildhouse.kernel.locking import lock
from guildhouse.kernel.markdown import clean_text
from guildhouse.kernel.reviews import check_next_date, list_changes
from guildhouse.members.models import Member
from guildhouse.spaces.events import SpaceChanged, SpaceReviewed
from guildhouse.spaces.models import Space, SpaceReview
from guildhouse.spaces.policies import can_host
from guildhouse.spaces.queries import find_access


@transaction.atomic
def review_space(
    space: Space, *, by: Member, seen: int, purpose: str, goals: list[str], note: str, next_on: date
) -> SpaceReview:
    """Notes the review with what stood before, and sets the next date.

    `seen` is the version the host began from: Conflict when another was faster. Invalid for a date that is not ahead.
    """
    space = lock(Space.objects.filter(pk=space.pk)).get()
    if not can_host(find_access(by, space)):
        raise NotAllowed(_("This is for the hosts of the space."))
    check_next_date(next_on)
    if space.version != seen:
        raise Conflict(_("Another host has changed or reviewed this since you opened it. Your text is below."))
    now = {"purpose": clean_text(purpose).strip(), "goals": goals}
    before = list_changes(space, now)
    Space.objects.filter(pk=space.pk).update(**now, review_on=next_on, version=space.version + 1)
    review = SpaceReview.objects.create(
        space=space, by=by, note=clean_text(note).strip(), before=before, next_on=next_on
    )
    emit(SpaceReviewed(space_id=space.pk, by_id=by.pk, review_id=review.pk, changed=bool(before)))
    if before:
        pulse(f"space:{space.pk}")
        emit(SpaceChanged(space_id=space.pk, by_id=by.pk))
    return review
