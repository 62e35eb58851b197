"""What commitments show on other pages: the way from a decision to what follows from it."""

from typing import Any

from django.utils.html import format_html
from django.utils.translation import gettext as _
from markupsafe import Markup

from guildhouse.kernel.ports.slots import fills
from guildhouse.members.models import Member


@fills("decision.aside", order=20)
def offer_commitment(decision: Any, viewer: Member) -> Markup | None:
    """Its owner's alone; the form is told what it comes from, and not a word of it."""
    if viewer is None or decision.owner_id != viewer.pk:
        return None
    address, label = f"/commitments/new/?about=decision:{decision.pk}", _("Make a commitment of it")
    return Markup.escape(
        format_html('<section><h2>{}</h2><p><a href="{}">{}</a></p></section>', _("What follows"), address, label)
    )
