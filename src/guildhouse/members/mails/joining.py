"""The mails that invite somebody, that tell whether they are in, and that only try the way."""

from django.conf import settings
from django.utils.translation import gettext as _

from guildhouse.kernel.names import isolate
from guildhouse.kernel.times import day
from guildhouse.members.actions.inviting import secret_of
from guildhouse.members.mails.composing import Mail
from guildhouse.members.models import Invitation, JoinRequest
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


def write_invitation(invitation: Invitation) -> Mail:
    """With the words of whoever invites, and what the community is for."""
    community, inviter = find_community(), isolate(invitation.invited_by.name)
    said = {"name": inviter, "community": isolate(community.name), "day": day(invitation.expires_at.date())}
    return Mail(
        _("%(name)s invites you to %(community)s") % said,
        tuple(
            filter(
                None,
                (_("%(name)s would like to have you in %(community)s.") % said, invitation.note, community.purpose),
            )
        ),
        action=(_("See what it is, and join"), f"{settings.SITE_ADDRESS}/join/{secret_of(invitation)}/"),
        after=_("The link lets one person in, until %(day)s. If you do not know %(name)s, leave this mail unread.")
        % said,
    )


def write_trial() -> Mail:
    """What a host sends to themselves."""
    return Mail(
        _("Mail from %(community)s arrives") % {"community": isolate(find_community().name)},
        (_("You sent yourself this mail to see whether it gets through. It did; there is nothing else to do."),),
    )
