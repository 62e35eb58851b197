"""What portability shows on other pages: the way for somebody to say that a placeholder was them."""

from django.utils.html import format_html
from django.utils.translation import gettext as _
from markupsafe import Markup

from guildhouse.kernel.ports.slots import fills
from guildhouse.members.models import Member


@fills("profile.aside")
def offer_claim(member: Member, viewer: Member | None) -> Markup | None:
    if member.status != Member.Status.PLACEHOLDER or viewer is None or not viewer.may_write:
        return None
    said = _("Their words came here from elsewhere.")
    asked = _("This was me")
    return Markup.escape(format_html('<p class="meta">{} <a href="/claims/{}/">{}</a></p>', said, member.handle, asked))
