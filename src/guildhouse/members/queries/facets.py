"""What a profile says that members can be found by: the facets, their fixed choices, and how words are folded."""

import unicodedata
from collections.abc import Iterator
from typing import NamedTuple

from django.utils.functional import Promise
from django.utils.translation import gettext_lazy as _

from guildhouse.members.models import Profile
from guildhouse.members.queries.languages import name_language

SKILLS: dict[str, str | Promise] = {
    "strategy": _("Strategic thinking and problem solving"),
    "communication": _("Communication and leading without authority"),
    "data": _("Data-informed decisions"),
    "execution": _("Execution"),
}
PRODUCTS: dict[str, str | Promise] = {
    "consumer": _("For consumers"),
    "business": _("For businesses"),
    "developer": _("For developers"),
    "platform": _("A platform"),
    "internal": _("Used inside an organisation"),
}
HELP: dict[str, str | Promise] = {
    "coffee": _("A talk over coffee"),
    "mentoring": _("Mentoring"),
    "feedback": _("Feedback on a CV or case study"),
    "product": _("A look at a product"),
    "project": _("A hand in a project"),
    "speaking": _("Speaking at an event"),
    "hosting": _("Hosting an event"),
}
AVAILABLE: dict[str, str | Promise] = {
    "few": _("Up to 3 hours a month"),
    "some": _("4 to 10 hours a month"),
    "many": _("More than 10 hours a month"),
}
FACETS: dict[str, str | Promise] = {
    "interest": _("Interest"),
    "skill": _("Skill"),
    "role": _("Role"),
    "product": _("Kind of product"),
    "industry": _("Industry"),
    "place": _("Place"),
    "language": _("Language"),
    "offers": _("Offers"),
    "seeks": _("Seeks"),
    "organisation": _("Organisation"),
    "available": _("Available"),
}
# Kept like a facet, for what ties two members; nobody chooses by it.
FORMER = ("former_role", "former_place")
CHOICES = {"skill": SKILLS, "product": PRODUCTS, "offers": HELP, "seeks": HELP, "available": AVAILABLE}
FEW, SOME = 3, 10  # hours a month


class Fact(NamedTuple):
    facet: str
    value: str
    label: str
    audience: str


def fold(words: str) -> str:
    """Words that differ only in case, width, spaces or hyphens are the same words."""
    return " ".join(unicodedata.normalize("NFKC", words).casefold().replace("-", " ").split())[:120]


def name_value(facet: str, value: str, label: str) -> str:
    """As the reader reads it: the house's own word in their language, or what members wrote."""
    if facet == "language":
        return name_language(value)
    fixed = CHOICES.get(facet, {}).get(value)
    return str(fixed) if fixed is not None and not label else label or value


def read_facts(profile: Profile) -> list[Fact]:
    """Everything the profile says, with who may see each thing, what only its owner sees included; each once."""
    facts: dict[tuple[str, str], Fact] = {}
    for part, facet, written in _written(profile):
        fixed = facet in CHOICES and written in CHOICES[facet]
        value = written if fixed or facet == "language" else fold(written)
        label = "" if fixed or facet == "language" else written[:120]
        if value:
            audience = profile.shown.get(part, Profile.Audience.MEMBERS)
            facts.setdefault((facet, value), Fact(facet, value, label, str(audience)))
    return list(facts.values())


def _written(profile: Profile) -> Iterator[tuple[str, str, str]]:
    """The part that says who sees it, the facet, what is written."""
    yield "role", "role", profile.role_title
    yield "role", "organisation", profile.organisation
    yield "role", "industry", profile.industry
    yield "role", "product", profile.product_kind
    yield "former_role", "former_role", profile.former_role
    yield "former_role", "former_place", profile.former_organisation
    yield "location", "place", profile.location
    if profile.hours:
        yield "hours", "available", "few" if profile.hours <= FEW else "some" if profile.hours <= SOME else "many"
    for facet, many in (("interest", profile.interests), ("skill", profile.skills)):
        yield from ((f"{facet}s", facet, one) for one in many)
    yield from (("languages", "language", one) for one in profile.languages)
    for facet, many in (("offers", profile.offers), ("seeks", profile.seeks)):
        yield from ((facet, facet, one) for one in many)
