"""What discussions shows on other pages: the open talk, the way to ask what nobody has answered yet, where a thing is talked about."""

from typing import Any
from urllib.parse import urlencode

from django.template import engines
from django.utils.html import format_html, format_html_join
from django.utils.translation import gettext as _
from django.utils.translation import ngettext
from markupsafe import Markup

from guildhouse.discussions.queries.about import list_topics_about
from guildhouse.discussions.queries.front import find_good_answer, load_open_talk
from guildhouse.discussions.queries.words import ListWords
from guildhouse.kernel.ports.slots import fills
from guildhouse.members.models import Member
from guildhouse.spaces.policies import Access, can_write

MOST = 10


@fills("front.alive", order=10)
def show_open_talk() -> Markup | None:
    """What strangers find of the talk: what was asked last, and an answer that helped."""
    talk = load_open_talk()
    if not talk.rows:
        return None
    drawn = engines["house"].get_template("discussions/parts/front.html").render({"talk": talk, "words": ListWords()})
    return Markup(drawn)  # noqa: S704 - escaped by its template, or the sanitiser has run


@fills("tour.ask")
def show_good_answer(_viewer: Member | None) -> Markup | None:
    """A question from the open, with what helped."""
    found = find_good_answer()
    if found is None:
        return None
    item = '<li><p class="front-question" dir="auto"><a href="{}">{}</a></p><p dir="auto">{}</p></li>'
    return Markup.escape(format_html(item, found.address, found.question, found.words))


@fills("search.nothing")
def ask_the_community(_viewer: Member | None, words: str) -> Markup:
    """Carries the words one searched for into the form; whoever is not signed in is asked to first."""
    address = "/new/?" + urlencode({"title": words})
    return Markup.escape(format_html('<a class="btn btn-primary" href="{}">{}</a>', address, _("Ask the community")))


@fills("decision.aside", order=10)
def show_talk_about(decision: Any, viewer: Member) -> Markup | None:
    """Its owner finds the topics in which it is talked about, and the way to ask a space."""
    if decision.owner_id != viewer.pk:
        return None
    topics = list_topics_about("decision", decision.pk, viewer, MOST)
    rows = [(topic.get_absolute_url(), topic.title, _count(topic.replies_count)) for topic in topics]
    listed = format_html_join("", '<li><a href="{}" dir="auto">{}</a><p class="meta">{}</p></li>', rows)
    ask = (
        format_html('<p><a href="/new/?about=decision:{}">{}</a></p>', decision.pk, _("Ask a space"))
        if decision.is_open
        else ""
    )
    if not rows and not ask:
        return None
    title = _("In the open")
    return Markup.escape(
        format_html('<section><h2>{}</h2><ul class="plain-links">{}</ul>{}</section>', title, listed, ask)
    )


@fills("gathering.main", order=10)
def show_talk_about_event(gathering: Any, access: Access | None, viewer: Member | None) -> Markup | None:
    """What is asked about an event, as far as this reader may read it, and the way to ask."""
    topics = list_topics_about("gathering", gathering.pk, viewer, MOST)
    may_ask = viewer is not None and viewer.may_write
    if not topics and not may_ask:
        return None
    here = access.space.get_absolute_url() + "topics" if access is not None and can_write(access) else ""
    ask = f"{here}/new/?about=gathering:{gathering.pk}" if may_ask else ""
    drawn = engines["house"].get_template("discussions/parts/about.html").render({"topics": topics, "ask": ask})
    return Markup(drawn)  # noqa: S704 - escaped by its template, or the sanitiser has run


def _count(replies: int) -> str:
    return ngettext("%(num)d perspective there", "%(num)d perspectives there", replies) % {"num": replies}
