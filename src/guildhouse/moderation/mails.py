"""Mails to the person a decision is about: what was done, why, and how to have it looked at again."""

from django.conf import settings
from django.utils.translation import gettext as _

from guildhouse.members.mails import Mail
from guildhouse.members.queries import find_community
from guildhouse.moderation.models import Appeal, Decision
from guildhouse.moderation.wording import appeal_deadline, say_moment, say_what


def tell_person(decision: Decision, token: str) -> Mail:
    """The link works without signing in, so that somebody who was suspended can read it and appeal."""
    names = {"community": find_community().name, "title": decision.title, "what": say_what(decision)}
    address = f"{settings.SITE_ADDRESS}/record/{token}/"
    told = _("A host has decided about “%(title)s”: %(what)s.") % names
    rule = (_("The guideline it rests on: “%(rule)s”") % {"rule": decision.rule},) if decision.rule else ()
    reason = (_("They write:"), decision.reason) if decision.reason else ()
    if decision.reverses_id:
        subject = _("A decision about you is taken back")
        return Mail(subject, (told, *reason), action=(_("Read your record"), address))
    until = _("If you see it differently, you can appeal until %(day)s. A host who did not decide this looks again.")
    return Mail(
        _("A host of %(community)s has decided about something of yours") % names,
        (told, *reason, *rule, until % {"day": say_moment(appeal_deadline(decision))}),
        action=(_("Read it, and answer"), address),
        after=_("The link is for you alone and needs no signing in."),
    )


def tell_appellant(appeal: Appeal, token: str) -> Mail:
    names = {"title": appeal.decision.title}
    told = (
        _("Another host has looked again at what was decided about “%(title)s”. The decision stands.")
        if appeal.is_upheld
        else _("Another host has looked again at what was decided about “%(title)s”. It is taken back.")
    )
    return Mail(
        _("Your appeal is answered"),
        (told % names, _("They write:"), appeal.reason),
        action=(_("Read your record"), f"{settings.SITE_ADDRESS}/record/{token}/"),
    )
