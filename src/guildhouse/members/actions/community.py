"""Changing what the community says about itself, and how people join it."""

from datetime import date
from typing import Any, TypedDict, Unpack

from django.core.cache import cache
from django.db import transaction
from django.utils.translation import gettext as _

from guildhouse.kernel.audit import record_act
from guildhouse.kernel.errors import Conflict, NotAllowed
from guildhouse.kernel.events import emit
from guildhouse.kernel.live import pulse
from guildhouse.kernel.locking import lock
from guildhouse.kernel.markdown import clean_text, render
from guildhouse.members.actions.guidelines import keep_guidelines
from guildhouse.members.events import CommunityChanged
from guildhouse.members.models import Community, Member
from guildhouse.members.policies import can_run_community
from guildhouse.members.queries.community import COMMUNITY_KEY


class Changes(TypedDict, total=False):
    name: str
    purpose: str
    goals: list[str]
    values: list[dict[str, str]]
    guidelines: str
    joining: str
    is_public: bool
    review_on: date | None
    language: str
    logo: str
    hue: int | None


@transaction.atomic
def change_community(
    *, by: Member, seen: int | None = None, only_wording: bool = False, **changes: Unpack[Changes]
) -> Community:
    """Changes what is named and leaves the rest; the log keeps what stood before.

    `seen` is the version the host began from, and Conflict says that another was faster; without it the last word counts.
    Guidelines whose words changed get a new version, which members are asked to accept, unless it is `only_wording`.
    """
    community = lock_community(by)
    if seen is not None and community.version != seen:
        raise Conflict(
            _("Another host has changed this page since you opened it. Your text is below; theirs is on the page.")
        )
    before = _plain(community)
    is_reworded = _write(community, dict(changes))
    if is_reworded and not only_wording:
        community.guidelines_version += 1
    community.version += 1
    community.save()
    if is_reworded:
        keep_guidelines(community, by=by)
    after = _plain(community)
    if changed := [name for name in after if after[name] != before[name]]:
        record_act(
            "community.changed", by=by, kind="community", object_id=community.pk,
            before={name: before[name] for name in changed}, after={name: after[name] for name in changed},
        )  # fmt: skip
    emit(CommunityChanged(by_id=by.pk))
    show_at_once()
    return community


def lock_community(by: Member) -> Community:
    """The one row, made where there is none, to be changed by a host of the community."""
    if not can_run_community(by):
        raise NotAllowed(_("Hosts of the community change what stands here."))
    Community.objects.get_or_create(pk=1)
    return lock(Community.objects.filter(pk=1)).get()


def show_at_once() -> None:
    """To visitors too, whose pages are kept until something changes."""
    pulse("community")
    transaction.on_commit(lambda: cache.delete(COMMUNITY_KEY))


def _write(community: Community, changes: dict[str, Any]) -> bool:
    """Answers whether the guidelines read differently now."""
    is_reworded = False
    if "guidelines" in changes:
        words = clean_text(changes.pop("guidelines")).strip()
        is_reworded = words.split() != community.guidelines.split()
        community.guidelines, community.guidelines_html = words, render(words)
    if "purpose" in changes:
        changes["purpose"] = clean_text(changes["purpose"])
    for name, value in changes.items():
        setattr(community, name, value)
    return is_reworded


def _plain(community: Community) -> dict[str, Any]:
    """What the log keeps; the guidelines have an entry and versions of their own."""
    kept = {
        name: getattr(community, name) for name in Changes.__annotations__ if name not in {"guidelines", "review_on"}
    }
    return kept | {"review_on": community.review_on.isoformat() if community.review_on else None}
