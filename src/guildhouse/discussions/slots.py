"""What discussions shows on other pages: the way to ask what nobody has answered yet."""

from urllib.parse import urlencode

from django.utils.html import format_html
from django.utils.translation import gettext as _
from markupsafe import Markup

from guildhouse.kernel.ports.slots import fills
from guildhouse.members.models import Member


@fills("search.nothing")
def ask_the_community(_viewer: Member | None, words: str) -> Markup:
    """Carries the words one searched for into the form; whoever is not signed in is asked to first."""
    address = "/new/?" + urlencode({"title": words})
    return Markup.escape(format_html('<a class="btn btn-primary" href="{}">{}</a>', address, _("Ask the community")))
