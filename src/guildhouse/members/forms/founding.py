"""Who the first host is."""

from django import forms
from django.utils.translation import gettext_lazy as _

from guildhouse.members.forms.accounts import HOW_LONG, LONGEST_PASSWORD


class FoundingForm(forms.Form):
    name = forms.CharField(
        label=_("Your name"), max_length=80, help_text=_("As people call you, in any script."),
        widget=forms.TextInput(attrs={"autocomplete": "name"}),
        error_messages={
            "required": _("Tell us how people call you."),
            "max_length": _("A name holds 80 characters. Choose the part people use."),
        },
    )  # fmt: skip
    email = forms.EmailField(
        label=_("E-mail address"), max_length=254, widget=forms.EmailInput(attrs={"autocomplete": "email"}),
        error_messages={
            "required": _("Write your e-mail address."),
            "invalid": _("This does not look like an e-mail address. One reads ana@example.org."),
        },
    )  # fmt: skip
    password = forms.CharField(
        label=_("New password"), max_length=LONGEST_PASSWORD, help_text=HOW_LONG, strip=False,
        widget=forms.PasswordInput(attrs={"autocomplete": "new-password"}),
        error_messages={
            "required": _("Choose a password."), "max_length": _("This password is longer than we can keep."),
        },
    )  # fmt: skip
