"""What decisions show on other pages: the way from one's own question to a decision about it."""

from typing import Any
from urllib.parse import urlencode

from django.utils.html import format_html
from django.utils.translation import gettext as _
from markupsafe import Markup

from guildhouse.decisions.policies import can_decide_here
from guildhouse.kernel.ports.slots import fills
from guildhouse.members.models import Member


@fills("topic.aside", order=30)
def offer_decision(topic: Any, viewer: Member | None) -> Markup | None:
    """For whoever asked, and nobody else; the title goes along as the question."""
    if viewer is None or topic.author_id != viewer.pk or not topic.is_question or not can_decide_here(viewer):
        return None
    address = "/decisions/new/?" + urlencode({"question": topic.title})
    drawn = format_html(
        '<section><h2>{}</h2><p>{} <a href="{}">{}</a></p></section>', _("Is it yours to decide?"),
        _("Two ways to go, and people asked by name how they see it."), address, _("Make a decision of it"),
    )  # fmt: skip
    return Markup.escape(drawn)
