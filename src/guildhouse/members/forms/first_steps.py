"""What the first host decides about the community, one form a step."""

import hashlib
from typing import Any

from django import forms
from django.conf import settings
from django.core.validators import validate_email
from django.utils.translation import gettext as _now
from django.utils.translation import gettext_lazy as _

from guildhouse.kernel.markdown import one_line
from guildhouse.members.actions.inviting import MOST_AT_ONCE
from guildhouse.members.models import Community

LONGEST_ADDRESS = 254


class NameForm(forms.Form):
    name = forms.CharField(
        label=_("What the community is called"), max_length=80,
        help_text=_("It stands on every page, in every mail and in the tab of the browser. You can change it later."),
        error_messages={"required": _("The community needs a name."), "max_length": _("A name holds 80 characters.")},
    )  # fmt: skip

    def clean_name(self) -> str:
        return one_line(self.cleaned_data["name"])


class LanguageForm(forms.Form):
    language = forms.ChoiceField(
        label=_("The community's language"), widget=forms.RadioSelect,
        help_text=_("Mails to people who have not chosen one, and pages for browsers that ask for none the house speaks. Each member can choose their own."),
        error_messages={"required": _("Choose one of them.")},
    )  # fmt: skip

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.fields["language"].choices = settings.LANGUAGES  # type: ignore[attr-defined]


class JoiningForm(forms.Form):
    joining = forms.ChoiceField(
        label=_("How people join"), widget=forms.RadioSelect, error_messages={"required": _("Choose one of them.")}
    )
    is_public = forms.BooleanField(
        label=_("Strangers may read what is in open spaces"), required=False,
        help_text=_("Otherwise they see the name, the purpose and the door, and nothing else."),
    )  # fmt: skip

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.fields["joining"].choices = [  # type: ignore[attr-defined]
            (Community.Joining.OPEN, _("Anyone joins at once: they choose a name, confirm their address, and are in")),
            (Community.Joining.APPROVAL, _("A host says yes to each person: until then they only read, and it waits on your Today page")),
            (Community.Joining.INVITATION, _("Members invite those who join: nobody else can make an account")),
        ]  # fmt: skip


class Addresses(forms.CharField):
    """E-mail addresses, one a line; each line that is none is named with its number."""

    def clean(self, value: str) -> list[str]:
        lines = [(number, line.strip()) for number, line in enumerate(super().clean(value).splitlines(), start=1)]
        lines = [(number, line) for number, line in lines if line]
        wrong: list[str] = []
        found: dict[str, str] = {}
        for number, line in lines:
            address = line.rpartition("<")[2].rstrip(">,; ").strip() if line.endswith(">") else line.rstrip(",; ")
            if is_address(address):
                found.setdefault(address.casefold(), address)
            else:
                wrong.append(
                    _now("Line %(number)d: “%(line)s” is not an e-mail address.")
                    % {"number": number, "line": line[:80]}
                )
        if wrong:
            raise forms.ValidationError(" ".join(wrong[:10]))
        if len(found) > MOST_AT_ONCE:
            raise forms.ValidationError(_("Fifty at a time are the most. Send these first, then the rest."))
        return list(found.values())


def is_address(text: str) -> bool:
    try:
        validate_email(text)
    except forms.ValidationError:
        return False
    return len(text) <= LONGEST_ADDRESS


class InviteForm(forms.Form):
    """Sent twice: once to look at who would get a mail, and once, with the mark of what was seen, to send them."""

    addresses = Addresses(
        label=_("Their e-mail addresses, one a line"), max_length=20_000, widget=forms.Textarea(attrs={"rows": 8}),
        help_text=_("At most fifty at a time. Before anything is sent you see who gets a mail."),
        error_messages={"required": _("Write at least one address, or leave this step for later.")},
    )  # fmt: skip
    note = forms.CharField(
        label=_("A word to them"), required=False, max_length=500, widget=forms.Textarea(attrs={"rows": 3}),
        help_text=_("It stands in the mail, with your name."),
    )  # fmt: skip
    sure = forms.CharField(required=False, max_length=64, widget=forms.HiddenInput)

    @property
    def mark(self) -> str:
        """Of the addresses as they were shown: others than those are shown again."""
        return hashlib.sha256("\n".join(self.cleaned_data["addresses"]).encode()).hexdigest()

    @property
    def is_sure(self) -> bool:
        return str(self.cleaned_data["sure"]) == self.mark


class MailTestForm(forms.Form):
    """Nothing to fill in: it shows what is in force, and to whom the mail goes."""

    def __init__(self, given: Any, reader: str) -> None:
        super().__init__(given)
        self.reader = reader

    @property
    def server(self) -> list[tuple[str, str]]:
        if not settings.EMAIL_HOST:
            return [(_now("Server"), "–"), (_now("Sender"), settings.DEFAULT_FROM_EMAIL)]
        return [
            (_now("Server"), f"{settings.EMAIL_HOST}:{settings.EMAIL_PORT}"),
            (_now("Encryption"), "STARTTLS" if settings.EMAIL_USE_TLS else "–"),
            (_now("Account"), settings.EMAIL_HOST_USER or "–"),
            (_now("Sender"), settings.DEFAULT_FROM_EMAIL),
        ]
