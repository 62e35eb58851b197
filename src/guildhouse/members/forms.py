"""Shape and cleaning of what members tell about themselves."""

from allauth.account.forms import SignupForm as AccountForm
from django import forms
from django.utils.translation import gettext_lazy as _


class SignupForm(AccountForm):  # type: ignore[misc]
    name = forms.CharField(label=_("Your name"), max_length=80, help_text=_("As people call you. Any script."))
    words = forms.CharField(label=_("What brings you here?"), required=False, max_length=500, widget=forms.Textarea)

    field_order = ["name", "email", "password1", "words"]
