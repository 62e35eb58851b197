"""What insights shows on other pages: the way to the desk, for the hosts of a space."""

from django.utils.html import format_html
from django.utils.translation import gettext as _
from markupsafe import Markup

from guildhouse.kernel.ports.slots import fills


@fills("space.hosts")
def show_way() -> Markup:
    return Markup.escape(format_html('<li><a href="/desk/">{}</a></li>', _("The hosts’ desk")))
