"""What a member does, knows, offers and seeks, as far as this viewer may see it."""

from collections.abc import Callable, Iterator, Sequence
from typing import NamedTuple
from urllib.parse import urlencode

from django.utils.translation import gettext as _
from django.utils.translation import ngettext

from guildhouse.members.models import Profile
from guildhouse.members.queries.facets import HELP, PRODUCTS, SKILLS, fold


class Named(NamedTuple):
    """Words, and where others who show the same are found."""

    words: str
    address: str


class Part(NamedTuple):
    title: str
    things: tuple[Named, ...]
    note: str


def list_parts(profile: Profile, shows: Callable[[str], bool]) -> tuple[Part, ...]:
    return tuple(part for part in _parts(profile, shows) if part.things or part.note)


def _parts(profile: Profile, shows: Callable[[str], bool]) -> Iterator[Part]:
    if shows("here_for"):
        yield Part(_("Here for"), (), profile.here_for)
    if shows("role"):
        yield Part(_("Does now"), tuple(_name_work(profile)), "")
    if shows("former_role"):
        former = (("former_role", profile.former_role), ("former_place", profile.former_organisation))
        yield Part(_("Did before"), tuple(Named(words, "") for _facet, words in former if words), "")
    if shows("interests"):
        yield Part(_("Interests"), _name("interest", profile.interests), "")
    if shows("skills"):
        yield Part(_("Skills"), _name("skill", profile.skills), "")
    if shows("offers"):
        yield Part(_("Offers"), _name("offers", profile.offers), profile.offer_words)
    if shows("seeks"):
        yield Part(_("Seeks"), _name("seeks", profile.seeks), profile.seek_words)
    if shows("hours") and profile.hours:
        said = ngettext("About %(num)s hour a month", "About %(num)s hours a month", profile.hours)
        yield Part(_("Has time"), (), said % {"num": profile.hours})


def _name_work(profile: Profile) -> Iterator[Named]:
    own = (("role", profile.role_title), ("organisation", profile.organisation), ("industry", profile.industry))
    page = profile.organisation_page
    for facet, words in own:
        if words and facet == "organisation" and page is not None and page.retired_at is None:
            yield Named(words, page.get_absolute_url())
        elif words:
            yield Named(words, find_work_address(facet, fold(words)))
    if profile.product_kind in PRODUCTS:
        yield Named(str(PRODUCTS[profile.product_kind]), find_work_address("product", profile.product_kind))


def _name(facet: str, values: Sequence[str]) -> tuple[Named, ...]:
    fixed = SKILLS if facet == "skill" else {} if facet == "interest" else HELP
    return tuple(
        Named(str(fixed[value]), find_work_address(facet, value))
        if value in fixed
        else Named(value, find_work_address(facet, fold(value)))
        for value in values
    )


def find_work_address(facet: str, value: str) -> str:
    return "/members/?" + urlencode({facet: value})
