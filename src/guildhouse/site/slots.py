"""What the house adds to other pages: the tour on the welcome page; in a demo the ways in, and whom one looks around as."""

from typing import Any

from django.template import engines
from django.utils.html import format_html
from django.utils.translation import gettext as _
from markupsafe import Markup

from guildhouse.kernel.ports.slots import fills
from guildhouse.members.models import Member
from guildhouse.site.guises import list_lent


@fills("front.doors")
@fills("account.doors")
def offer_to_look_around() -> Markup | None:
    """The same for every stranger: their pages are remembered, so no form in them carries a token."""
    lent = list_lent()
    return _draw({"lent": lent, "own": None}) if lent else None


@fills("page.top", order=5)
def say_whose_eyes(member: Member) -> Markup | None:
    """Others look through the same eyes, and what is written does not stay."""
    lent = list_lent()
    own = next((one for one in lent if one.member_id == member.pk), None)
    return _draw({"lent": lent, "own": own}) if own else None


@fills("welcome.below")
def offer_the_tour(_member: Member) -> Markup:
    link = format_html('<p class="section"><a href="/tour/">{}</a></p>', _("New here? Five minutes through the house"))
    return Markup.escape(link)


def _draw(context: dict[str, Any]) -> Markup:
    return Markup(engines["house"].get_template("site/parts/look_around.html").render(context))  # noqa: S704 - escaped by its template, or the sanitiser has run
