"""What recognition shows on other pages: kudos on a profile, and the way to give some."""

from typing import Any
from urllib.parse import urlencode

from django.template import engines
from django.utils.html import format_html
from django.utils.text import Truncator
from django.utils.translation import gettext as _
from markupsafe import Markup

from guildhouse.kernel.names import isolate, join_names
from guildhouse.kernel.ports.slots import fills
from guildhouse.members.models import Member
from guildhouse.recognition.policies import can_give, can_receive
from guildhouse.recognition.queries.lists import list_latest, list_received

MOST_WORDS = 40  # of somebody's kudos on the tour


@fills("profile.main", order=60)
def show_received(member: Member, viewer: Member | None) -> Markup | None:
    rows = list_received(member, viewer)
    if not rows:
        return None
    return Markup(engines["house"].get_template("recognition/parts/received.html").render({"rows": rows}))  # noqa: S704 - escaped by its template, or the sanitiser has run


@fills("tour.give")
def show_latest(viewer: Member | None) -> Markup | None:
    rows = list_latest(viewer).rows[:1]
    if not rows or not rows[0].to:
        return None
    item = '<li><p class="front-question" dir="auto"><a href="{}">{}</a></p><p dir="auto">{}</p></li>'
    others, _count = join_names(one.name for one in rows[0].to)
    who = _("%(name)s to %(others)s") % {"name": isolate(rows[0].by.name), "others": others}
    return Markup.escape(format_html(item, rows[0].address, who, Truncator(rows[0].words).words(MOST_WORDS)))


@fills("profile.aside", order=20)
def offer_on_profile(member: Member, viewer: Member | None) -> Markup | None:
    if viewer is None or viewer.pk == member.pk or not can_give(viewer) or not can_receive(member):
        return None
    return _link({"to": member.handle}, _("Give kudos to %(name)s") % {"name": member.name})


@fills("post.acts", order=40)
def offer_on_post(row: Any, topic: Any, viewer: Member | None) -> Markup | None:
    """Not for one's own words, nor where a pseudonym hides whose they are."""
    if row.is_mine or row.is_deleted or not row.face.address or not can_give(viewer):
        return None
    handle = row.face.address.strip("/").rpartition("/")[2]
    kind, pk = ("topic", topic.pk) if row.number == 1 else ("post", row.id)
    asked = {"address": _address({"to": handle, "kind": kind, "thing": pk})}
    return Markup(engines["house"].get_template("recognition/parts/act_link.html").render(asked))  # noqa: S704 - escaped by its template, or the sanitiser has run


@fills("thing.aside", order=40)
def offer_on_thing(kind: str, pk: int, handle: str, viewer: Member | None) -> Markup | None:
    if kind == "kudos" or viewer is None or viewer.handle == handle or not can_give(viewer):
        return None
    return _link({"to": handle, "kind": kind, "thing": pk}, _("Give kudos"))


@fills("perspective.acts", order=40)
def offer_on_perspective(decision: Any, handle: str, viewer: Member | None) -> Markup | None:
    """For whoever helped one decide. What it was about is told to nobody but the two of them."""
    if viewer is None or viewer.handle == handle or not handle or not can_give(viewer):
        return None
    one = next((one for one in decision.perspectives.all() if one.author.handle == handle and one.is_given), None)
    return _link({"to": handle, "kind": "perspective", "thing": one.pk}, _("Thank them")) if one else None


def _link(asked: dict[str, Any], label: str) -> Markup:
    return Markup.escape(format_html('<p><a href="{}">{}</a></p>', _address(asked), label))


def _address(asked: dict[str, Any]) -> str:
    return "/kudos/new/?" + urlencode(asked)
