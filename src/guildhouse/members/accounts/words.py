"""What the account pages say after an act, and why something is refused, in our words."""

from django.utils.functional import Promise
from django.utils.translation import gettext_lazy as _

REFUSALS: dict[str, str | Promise] = {
    "account_inactive": _("This account is closed or paused. Write to a host if you think that is a mistake."),
    "cannot_remove_primary_email": _("This is the address you sign in with. Change it instead of removing it."),
    "duplicate_email": _("This is your address already."),
    "email_password_mismatch": _("We know no account with this address and password. Check both, or ask for a code."),
    "email_taken": _("Another account uses this address."),
    "enter_current_password": _("That is not the password you have now."),
    "incorrect_code": _("That is not the code we sent. Look for the newest mail from us, or ask for a new code."),
    "incorrect_password": _("That is not your password. Try again, or ask for a new one."),
    "invalid_login": _("We know no account with this address and password. Check both, or ask for a code."),
    "invalid_or_expired_key": _("This has been used or has run out. Ask for a new one."),
    "invalid_password_reset": _("This has been used or has run out. Ask for a new one."),
    "max_email_addresses": _("You have %d addresses already, which is as many as there can be."),
    "rate_limited": _("That was quick. Wait a minute, then ask again."),
    "same_as_current": _("This is the same as before. Write a different one."),
    "too_many_login_attempts": _("There were too many tries. Wait five minutes, or ask for a code by mail."),
    "unknown_email": _("We know no account with this address."),
    "unverified_primary_email": _("Confirm this address first, then it can be the one you sign in with."),
}

SAID: dict[str, str | Promise] = {
    "account/messages/email_confirmed.txt": _("%(email)s is confirmed."),
    "account/messages/email_deleted.txt": _("%(email)s is no longer part of your account."),
    "account/messages/email_confirmation_failed.txt": _("%(email)s could not be confirmed: another account uses it."),
    "account/messages/logged_out.txt": _("You are signed out."),
    "account/messages/password_changed.txt": _(
        "Your password is changed. Other places you were signed in are signed out."
    ),
    "account/messages/password_set.txt": _("Your password is set."),
    "account/messages/primary_email_set.txt": _("You sign in with this address from now on."),
    "account/messages/unverified_primary_email.txt": REFUSALS["unverified_primary_email"],
    "account/messages/cannot_delete_primary_email.txt": REFUSALS["cannot_remove_primary_email"],
}
