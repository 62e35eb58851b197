"""The words of each account mail, by django-allauth's name for it."""

from collections.abc import Callable
from typing import Any

from django.utils.functional import Promise
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy as lazy

from guildhouse.members.mails.composing import Mail
from guildhouse.members.queries import find_community

Words = Callable[[dict[str, Any]], Mail]


def not_you() -> str:
    return _("If this was not you, you can leave this mail unread. Nothing happens without the code.")


def confirm_address(given: dict[str, Any]) -> Mail:
    return Mail(
        _("Your code for %(community)s: %(code)s") % {"community": find_community().name, "code": given["code"]},
        (_("Write this code into the page you have open, to confirm your e-mail address:"),),
        code=given["code"],
        after=not_you(),
    )


def sign_in(given: dict[str, Any]) -> Mail:
    return Mail(
        _("Your sign-in code: %(code)s") % {"code": given["code"]},
        (_("Write this code into the page you have open. It works for ten minutes:"),),
        code=given["code"],
        after=not_you(),
    )


def reset_password(given: dict[str, Any]) -> Mail:
    return Mail(
        _("Your code for a new password: %(code)s") % {"code": given["code"]},
        (_("Write this code into the page you have open, then choose a new password:"),),
        code=given["code"],
        after=not_you(),
    )


def already_here(given: dict[str, Any]) -> Mail:
    return Mail(
        _("You have an account already"),
        (
            _("Somebody, perhaps you, tried to join with %(email)s. There is an account with this address.") % given,
            _("You can sign in with it. If the password is gone, ask for a new one."),
        ),
        action=(_("Choose a new password"), given["password_reset_url"]),
        after=_("If this was not you, nothing has happened, and nobody was told that you are a member."),
    )


def not_here(given: dict[str, Any]) -> Mail:
    return Mail(
        _("No account with this address"),
        (
            _("Somebody, perhaps you, tried to sign in with %(email)s. There is no account with this address.") % given,
            _("Perhaps you joined with another address. Or you would like to join now."),
        ),
        action=(_("Join"), given["signup_url"]),
        after=_("If this was not you, you can leave this mail unread."),
    )


def told(subject: Promise, sentence: Promise) -> Words:
    """A mail that only tells what has happened to the account."""

    def words(given: dict[str, Any]) -> Mail:
        after = _("If this was not you, choose a new password at once: the sign-in page has a way to do so.")
        return Mail(str(subject), (str(sentence) % given,), after=after)

    return words


MAILS: dict[str, Words] = {
    "email_confirmation": confirm_address,
    "email_confirmation_signup": confirm_address,
    "login_code": sign_in,
    "password_reset_code": reset_password,
    "account_already_exists": already_here,
    "unknown_account": not_here,
    "password_changed": told(
        lazy("Your password was changed"), lazy("The password of your account was changed just now.")
    ),
    "password_reset": told(lazy("Your password was changed"), lazy("You have a new password since just now.")),
    "password_set": told(lazy("Your account has a password"), lazy("A password was set for your account just now.")),
    "email_changed": told(
        lazy("Your e-mail address was changed"),
        lazy("You sign in with %(to_email)s from now on, not with %(from_email)s."),
    ),
    "email_confirm": told(lazy("Your e-mail address is confirmed"), lazy("%(email)s belongs to your account now.")),
    "email_deleted": told(
        lazy("An e-mail address was removed"), lazy("%(deleted_email)s is no longer part of your account.")
    ),
}
