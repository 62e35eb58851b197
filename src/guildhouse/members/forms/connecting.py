"""Asking somebody to connect, as typed."""

from django import forms
from django.utils.translation import gettext_lazy as _


class ConnectionForm(forms.Form):
    words = forms.CharField(
        label=_("Why do you ask?"), max_length=500, widget=forms.Textarea(attrs={"rows": 4}),
        help_text=_("A sentence or two: where you met, or what you would like to hear from each other now and then."),
        error_messages={
            "required": _("Say in a sentence why you ask."), "max_length": _("Five hundred characters are enough."),
        },
    )  # fmt: skip
