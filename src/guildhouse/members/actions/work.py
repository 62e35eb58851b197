"""Changing what a member does, knows, offers and seeks."""

from typing import Any

from django.db import transaction
from django.utils.translation import gettext as _

from guildhouse.kernel.errors import Invalid
from guildhouse.kernel.events import emit
from guildhouse.kernel.locking import lock
from guildhouse.kernel.ports.gates import Saying, pass_gates
from guildhouse.members.actions.profile import clean_line
from guildhouse.members.events import ProfileChanged
from guildhouse.members.models import DirectoryCount, Member, Organisation, Profile
from guildhouse.members.queries.facets import HELP, PRODUCTS, SKILLS, fold
from guildhouse.members.queries.organisations import find_page_of

LINES = {
    "here_for": 200, "role_title": 80, "organisation": 80, "industry": 80, "former_role": 80, "former_organisation": 80,
    "offer_words": 300, "seek_words": 300,
}  # fmt: skip
SAID = ("here_for", "offer_words", "seek_words")
MOST_INTERESTS, MOST_SKILLS, MOST_HOURS = 8, 10, 160


@transaction.atomic
def change_work(*, by: Member, **given: Any) -> Member:
    """Replaces the parts that are given: lines, product_kind, interests, skills, hours a month, offers, seeks, shown.

    `links_organisation`: whether their word for where they work leads to that organisation's page. Invalid where it has none.
    """
    member: Member = lock(Member.objects.filter(pk=by.pk)).get()
    profile = Profile.objects.filter(member=member).first() or Profile(member=member)
    links, worked_at = given.pop("links_organisation", profile.organisation_page_id is not None), profile.organisation
    cleaned = {name: _clean(name, value) for name, value in given.items()}
    said = "\n".join(cleaned[name] for name in SAID if cleaned.get(name) and cleaned[name] != getattr(profile, name))
    if said:
        pass_gates(Saying(kind="members.profile", by=member, text=said))
    for name, value in cleaned.items():
        setattr(profile, name, {**profile.shown, **value} if name == "shown" else value)
    if not links or profile.organisation_page_id is None or profile.organisation != worked_at:
        profile.organisation_page = _find_page(profile.organisation) if links else None
    profile.save()
    emit(ProfileChanged(member_id=member.pk))
    return member


def _find_page(words: str) -> Organisation:
    found = find_page_of(words)
    if found is None:
        raise Invalid(
            _(
                "No organisation of this name has a page here. Write it as it stands on its page, or take the tick away."
            ),
            field="links_organisation",
        )
    return found


def _clean(name: str, value: Any) -> Any:
    if name in LINES:
        return clean_line(value)[: LINES[name]]
    if name == "interests":
        return _as_others_write("interest", value, MOST_INTERESTS)
    if name == "skills":
        return [*(one for one in value if one in SKILLS), *_as_others_write("skill", value, MOST_SKILLS)]
    if name == "product_kind":
        return _one_of(value, PRODUCTS)
    if name in {"offers", "seeks"}:
        return [one for one in HELP if one in value]
    if name == "hours" and value is not None and not 0 <= value <= MOST_HOURS:
        raise Invalid(_("A month holds 160 hours of work at most."), field="hours")
    return value


def _one_of(value: str, choices: Any) -> str:
    return value if value in choices else ""


def _as_others_write(facet: str, typed: list[str], most: int) -> list[str]:
    """Each once, spelled as members who show it spell it already."""
    lines = [clean_line(one)[:60] for one in typed if one not in SKILLS]
    own = {fold(line): line for line in reversed(lines) if line}
    stand = DirectoryCount.objects.filter(facet=facet, value__in=own, members__gt=0).exclude(label="")
    spelled = dict(stand.values_list("value", "label"))
    folded = list(dict.fromkeys(fold(line) for line in lines if line))
    return [spelled.get(key, own[key]) for key in folded][:most]
