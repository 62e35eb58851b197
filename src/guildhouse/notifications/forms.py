"""Shape of the settings of notices: one choice per kind, and a pause."""

from collections.abc import Iterable
from datetime import date, timedelta

from django import forms
from django.utils import timezone
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy as lazy

from guildhouse.kernel.ports.notices import Choice
from guildhouse.notifications.queries.settings_page import KindRow

CHOICES = [
    (Choice.MAIL.value, lazy("In the list and by e-mail")),
    (Choice.HERE.value, lazy("In the list")),
    (Choice.OFF.value, lazy("Not at all")),
]
LONGEST_PAUSE = timedelta(days=366)


class WishesForm(forms.Form):
    until = forms.DateField(
        label=lazy("No e-mail before"),
        required=False,
        widget=forms.DateInput(attrs={"type": "date"}),
        help_text=lazy("Until that day nothing is mailed. The list goes on, so nothing is lost. Empty: no pause."),
        error_messages={"invalid": lazy("Write a day, such as 2027-03-01, or leave it empty.")},
    )

    def __init__(self, kinds: Iterable[KindRow], *args: object, **kwargs: object) -> None:
        super().__init__(*args, **kwargs)  # type: ignore[arg-type]
        self.kinds = list(kinds)
        for kind in self.kinds:
            self.fields[kind.key] = forms.ChoiceField(
                label=kind.label,
                help_text=kind.help,
                choices=CHOICES,
                initial=kind.choice.value,
                widget=forms.RadioSelect,
                error_messages={
                    "required": lazy("Choose one of the three."),
                    "invalid_choice": lazy("Choose one of the three."),
                },
            )
        self.order_fields([*(kind.key for kind in self.kinds), "until"])

    def clean_until(self) -> date | None:
        until: date | None = self.cleaned_data["until"]
        today = timezone.localdate()
        if until is None or until <= today:
            return None
        if until > today + LONGEST_PAUSE:
            raise forms.ValidationError(_("A pause can last a year. Choose an earlier day, or switch kinds off."))
        return until

    def wishes(self) -> dict[str, Choice]:
        return {kind.key: Choice(self.cleaned_data[kind.key]) for kind in self.kinds}
