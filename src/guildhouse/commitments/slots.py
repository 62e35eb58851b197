"""What commitments show on other pages: the way from a decision to what follows from it, and what follows already."""

from typing import Any

from django.utils.html import format_html, format_html_join
from django.utils.translation import gettext as _
from markupsafe import Markup

from guildhouse.commitments.models import Commitment
from guildhouse.commitments.queries.lists import list_following
from guildhouse.kernel.ports.slots import fills
from guildhouse.kernel.times import day
from guildhouse.members.models import Member

State = Commitment.State


@fills("decision.verdict", order=20)
def offer_next_step(decision: Any, viewer: Member | None) -> Markup | None:
    """Beside what was decided: its owner's alone; the form is told what it comes from, and not a word of it."""
    if viewer is None or decision.owner_id != viewer.pk:
        return None
    label, address = _("Make a commitment of it"), f"/commitments/new/?about=decision:{decision.pk}"
    return Markup.escape(format_html('<a class="btn btn-primary btn-small" href="{}">{}</a>', address, label))


@fills("decision.aside", order=20)
def show_what_follows(decision: Any, viewer: Member | None) -> Markup | None:
    """What its owner has committed themselves to because of it; before it is decided, the way to a first step."""
    if viewer is None or decision.owner_id != viewer.pk:
        return None
    rows = [
        (one.get_absolute_url(), promise.what, _say_state(one)) for one, promise in list_following(decision.pk, viewer)
    ]
    if rows:
        drawn = format_html_join("", '<li><a href="{}" dir="auto">{}</a><p class="meta">{}</p></li>', rows)
        shown = format_html('<ul class="plain-links">{}</ul>', drawn)
    elif decision.is_open:
        label, address = _("Make a commitment of it"), f"/commitments/new/?about=decision:{decision.pk}"
        shown = format_html('<p><a href="{}">{}</a></p>', address, label)
    else:
        return None
    return Markup.escape(format_html("<section><h2>{}</h2>{}</section>", _("What follows"), shown))


def _say_state(one: Commitment) -> str:
    if one.state == State.DONE:
        return _("done")
    if one.state == State.DROPPED:
        return _("dropped")
    return _("by %(day)s") % {"day": day(one.on)} if one.on else _("no day")
