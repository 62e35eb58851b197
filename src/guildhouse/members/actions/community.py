"""Changing what the community says about itself, and how people join it."""

from datetime import date

from django.core.cache import cache
from django.db import transaction
from django.utils.translation import gettext as _

from guildhouse.kernel.errors import Conflict, NotAllowed
from guildhouse.kernel.events import emit
from guildhouse.kernel.locking import lock
from guildhouse.kernel.markdown import clean_text, render
from guildhouse.members.actions.guidelines import keep_guidelines
from guildhouse.members.events import CommunityChanged
from guildhouse.members.models import Community, Member
from guildhouse.members.policies import can_run_community
from guildhouse.members.queries.community import COMMUNITY_KEY


@transaction.atomic
def change_community(
    *,
    by: Member,
    seen: int,
    name: str,
    purpose: str,
    goals: list[str],
    values: list[dict[str, str]],
    guidelines: str,
    joining: str,
    is_public: bool,
    review_on: date | None = None,
    only_wording: bool = False,
) -> Community:
    """Replaces all of it; `seen` is the version the host began from, and Conflict says that another was faster.

    Guidelines whose words changed get a new version, which members are asked to accept, unless it is `only_wording`.
    """
    if not can_run_community(by):
        raise NotAllowed(_("Hosts of the community change what stands here."))
    Community.objects.get_or_create(pk=1)
    community = lock(Community.objects.filter(pk=1)).get()
    if community.version != seen:
        raise Conflict(
            _("Another host has changed this page since you opened it. Your text is below; theirs is on the page.")
        )
    guidelines = clean_text(guidelines).strip()
    is_reworded = guidelines.split() != community.guidelines.split()
    if is_reworded and not only_wording:
        community.guidelines_version += 1
    community.name, community.purpose, community.goals, community.values = name, clean_text(purpose), goals, values
    community.guidelines, community.guidelines_html = guidelines, render(guidelines)
    community.joining, community.is_public, community.review_on = joining, is_public, review_on
    community.version += 1
    community.save()
    if is_reworded:
        keep_guidelines(community, by=by)
    emit(CommunityChanged(by_id=by.pk))
    transaction.on_commit(lambda: cache.delete(COMMUNITY_KEY))
    return community
