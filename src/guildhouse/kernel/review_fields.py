"""The two boxes every review of a purpose ends with: what the hosts found, and when they look again."""

from django import forms
from django.utils.translation import gettext_lazy as _

from guildhouse.kernel.reviews import suggest_next_date


def review_note() -> forms.CharField:
    return forms.CharField(
        label=_("What you found"), required=False, max_length=2000, widget=forms.Textarea(attrs={"rows": 4}),
        help_text=_("What holds, what changed and why. Whoever reads the purpose reads this beside it."),
    )  # fmt: skip


def next_review_date() -> forms.DateField:
    return forms.DateField(
        label=_("Look at this again on"), initial=suggest_next_date,
        widget=forms.DateInput(attrs={"type": "date"}, format="%Y-%m-%d"),
        help_text=_("On that day the hosts find it on their Today page."),
        error_messages={"required": _("Choose the day on which you look at it again."), "invalid": _("Write the date as year-month-day.")},
    )  # fmt: skip
