"""What is typed when something is set aside."""

from django import forms
from django.utils.translation import gettext_lazy as _


class SnoozeForm(forms.Form):
    until = forms.DateField(
        label=_("Until which day?"), widget=forms.DateInput(attrs={"type": "date"}, format="%Y-%m-%d"),
        help_text=_("In the morning of that day it waits for all hosts again."),
        error_messages={"required": _("Choose a day."), "invalid": _("Write the date as year-month-day.")},
    )  # fmt: skip


class LeaveForm(forms.Form):
    because = forms.CharField(
        label=_("Why does it need nothing?"), max_length=300, strip=False, widget=forms.Textarea(attrs={"rows": 2}),
        help_text=_("The other hosts read this. It is told to nobody else."),
        error_messages={
            "required": _("Say in a sentence why it needs nothing. The other hosts read it."),
            "max_length": _("Three hundred characters are enough for a reason."),
        },
    )  # fmt: skip
