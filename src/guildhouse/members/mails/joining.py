"""The mail that tells somebody whether they are in."""

from django.conf import settings
from django.utils.translation import gettext as _

from guildhouse.members.mails.composing import Mail
from guildhouse.members.models import JoinRequest
from guildhouse.members.queries import find_community


def tell_decision(asked: JoinRequest) -> Mail:
    community = find_community().name
    reason = (asked.reason,) if asked.reason else ()
    if asked.accepted:
        return Mail(
            _("Welcome to %(community)s") % {"community": community},
            (_("A host has let you in. You can read and write from now on."), *reason),
            action=(_("Go in"), f"{settings.SITE_ADDRESS}/"),
        )
    return Mail(
        _("Your request to join %(community)s") % {"community": community},
        (_("A host has answered that this is not the right moment. They write:"), *reason),
        action=(_("Answer, and ask again"), f"{settings.SITE_ADDRESS}/community/"),
    )
