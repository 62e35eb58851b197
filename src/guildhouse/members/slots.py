"""What members show on other pages: some people on the front, the guidelines until they are accepted, what ties one to a profile's owner."""

from django.template import engines
from django.utils.html import format_html, format_html_join
from django.utils.translation import gettext as _
from markupsafe import Markup

from guildhouse.kernel.ports.slots import fills
from guildhouse.kernel.ports.ties import Tie, find_ties
from guildhouse.members.models import Member
from guildhouse.members.policies import counts_as_member
from guildhouse.members.queries.connections import find_relation
from guildhouse.members.queries.guidelines import must_accept
from guildhouse.members.queries.shown import list_shown_to_strangers


@fills("page.top")
def ask_to_accept(member: Member) -> Markup | None:
    """It opens beside the page, so that nothing typed is left behind."""
    if not member.may_write or not must_accept(member):
        return None
    said = (
        _("How people treat each other here has changed in substance.")
        if member.guidelines_accepted
        else _("This community has written down how people treat each other here.")
    )
    asked = _("Read and accept it")
    form = '<p class="notice page-top">{} <a href="/community/guidelines/" target="_blank" rel="noopener">{}</a></p>'
    return Markup.escape(format_html(form, said, asked))


MOST_TIES = 4
MOST_ON_TOUR = 3


@fills("profile.aside", order=8)
def show_ties(member: Member, viewer: Member | None) -> Markup | None:
    if viewer is None or viewer.pk == member.pk or not counts_as_member(viewer):
        return None
    found = find_ties(viewer, [member.pk]).get(member.pk, [])[:MOST_TIES]
    if not found:
        return None
    rows = format_html_join("", '<li dir="auto">{}</li>', ((_draw_tie(tie),) for tie in found))
    title = _("What ties you")
    return Markup.escape(format_html('<section><h2>{}</h2><ul class="plain-links">{}</ul></section>', title, rows))


@fills("profile.aside", order=6)
def offer_relation(member: Member, viewer: Member | None) -> Markup | None:
    """Following and connecting; not with oneself, nor where nobody is behind the name."""
    if viewer is None or viewer.pk == member.pk or not counts_as_member(viewer) or not counts_as_member(member):
        return None
    drawn = engines["house"].get_template("members/parts/relation.html")
    given = {"relation": find_relation(member, viewer), "address": member.get_absolute_url()}
    return Markup(drawn.render(given))  # noqa: S704 - escaped by its template, or the sanitiser has run


def _draw_tie(tie: Tie) -> str:
    return format_html('<a href="{}">{}</a>', tie.address, tie.words) if tie.address else tie.words


@fills("front.alive", order=30)
def show_people() -> Markup | None:
    rows = list_shown_to_strangers()
    if not rows:
        return None
    return Markup(engines["house"].get_template("members/parts/front.html").render({"rows": rows}))  # noqa: S704 - escaped by its template, or the sanitiser has run


@fills("tour.meet")
def show_some_people(_viewer: Member | None) -> Markup | None:
    rows = [(one.address, one.name, one.headline) for one in list_shown_to_strangers()[:MOST_ON_TOUR]]
    item = '<li><p class="front-question" dir="auto"><a href="{}">{}</a></p><p dir="auto">{}</p></li>'
    return Markup.escape(format_html_join("", item, rows)) if rows else None
