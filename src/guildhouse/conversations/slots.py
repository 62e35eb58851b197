"""What conversations show on other pages: the way to write to a member."""

from django.utils.html import format_html
from django.utils.translation import gettext as _
from markupsafe import Markup

from guildhouse.conversations.policies import can_be_written_to, can_write
from guildhouse.conversations.queries.finding import is_blocked
from guildhouse.kernel.ports.slots import fills
from guildhouse.members.models import Member


@fills("profile.acts", order=5)
def offer_writing(member: Member, viewer: Member | None) -> Markup | None:
    """Not to oneself, nor where one has blocked them; who has blocked the viewer is told nothing apart."""
    if viewer is None or viewer.pk == member.pk or not can_write(viewer) or not can_be_written_to(member):
        return None
    if is_blocked(member.pk, by_id=viewer.pk):
        return None
    label = _("Write to %(name)s") % {"name": member.name}
    address = f"/conversations/new/?to={member.handle}"
    return Markup.escape(format_html('<p><a class="btn btn-primary" href="{}">{}</a></p>', address, label))
