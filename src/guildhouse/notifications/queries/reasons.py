"""What the reason kept with a notice says about its e-mail."""

from django.utils.translation import gettext as _


def word_mail_reason(reason: str) -> str:
    words = {
        "by_mail": _("It also goes by e-mail, unless you read it here within ten minutes."),
        "here_only": _("It does not go by e-mail: you chose to read this kind here."),
        "paused": _("It did not go by e-mail: you had paused your mail."),
        "no_address": _("It does not go by e-mail: there is no address of yours."),
    }
    return words.get(reason, "")
