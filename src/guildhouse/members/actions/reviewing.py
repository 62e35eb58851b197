"""Looking at the community's purpose again: what holds, what reads differently now, and when to look next."""

from datetime import date

from django.core.cache import cache
from django.db import transaction
from django.utils.translation import gettext as _

from guildhouse.kernel.errors import Conflict, NotAllowed
from guildhouse.kernel.events import emit
from guildhouse.kernel.locking import lock
from guildhouse.kernel.markdown import clean_text
from guildhouse.kernel.reviews import check_next_date, list_changes
from guildhouse.members.events import CommunityChanged, CommunityReviewed
from guildhouse.members.models import Community, CommunityReview, Member
from guildhouse.members.policies import can_run_community
from guildhouse.members.queries.community import COMMUNITY_KEY


@transaction.atomic
def review_community(
    *, by: Member, seen: int, purpose: str, goals: list[str], values: list[dict[str, str]], note: str, next_on: date
) -> CommunityReview:
    """Notes the review with what stood before, and sets the next date.

    `seen` is the version the host began from: Conflict when another was faster. Invalid for a date that is not ahead.
    """
    if not can_run_community(by):
        raise NotAllowed(_("Hosts of the community look at its purpose."))
    check_next_date(next_on)
    Community.objects.get_or_create(pk=1)
    community = lock(Community.objects.filter(pk=1)).get()
    if community.version != seen:
        raise Conflict(_("Another host has changed or reviewed this since you opened it. Your text is below."))
    now = {"purpose": clean_text(purpose).strip(), "goals": goals, "values": values}
    before = list_changes(community, now)
    Community.objects.filter(pk=1).update(**now, review_on=next_on, version=community.version + 1)
    review = CommunityReview.objects.create(by=by, note=clean_text(note).strip(), before=before, next_on=next_on)
    emit(CommunityReviewed(by_id=by.pk, review_id=review.pk, changed=bool(before)))
    if before:
        emit(CommunityChanged(by_id=by.pk))
    transaction.on_commit(lambda: cache.delete(COMMUNITY_KEY))
    return review
