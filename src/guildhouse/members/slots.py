"""What members see on every page until they have accepted the guidelines."""

from django.utils.html import format_html
from django.utils.translation import gettext as _
from markupsafe import Markup

from guildhouse.kernel.ports.slots import fills
from guildhouse.members.models import Member
from guildhouse.members.queries.guidelines import must_accept


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
