"""Shape of what is typed when somebody thanks somebody."""

from collections.abc import Sequence
from typing import Any

from django import forms
from django.utils.translation import gettext_lazy as _

from guildhouse.kernel.sent_forms import new_form_key
from guildhouse.recognition.models import Kudos

HIGHEST = 2**31 - 1


class KudosForm(forms.Form):
    to = forms.CharField(label=_("To whom?"), max_length=400, error_messages={"required": _("Say whom it is for.")})
    words = forms.CharField(
        label=_("What for?"), strip=False, max_length=4000, widget=forms.Textarea,
        error_messages={
            "required": _("Say what for, in a sentence: it is what they will remember."),
            "max_length": _("Kudos hold 1,000 characters."),
        },
    )  # fmt: skip
    value = forms.ChoiceField(
        label=_("Which of our values does it show?"), required=False,
        error_messages={"invalid_choice": _("Choose which of our values it shows.")},
    )  # fmt: skip
    audience = forms.ChoiceField(
        label=_("Who may read it?"), choices=Kudos.Audience.choices,
        error_messages={"required": _("Choose who may read it."), "invalid_choice": _("Choose who may read it.")},
    )  # fmt: skip
    kind = forms.CharField(required=False, max_length=40, widget=forms.HiddenInput)
    thing = forms.IntegerField(required=False, min_value=1, max_value=2**63 - 1, widget=forms.HiddenInput)
    form_key = forms.CharField(required=False, max_length=40, initial=new_form_key)
    seen = forms.IntegerField(required=False, min_value=0, max_value=HIGHEST, widget=forms.HiddenInput)

    def __init__(self, values: Sequence[str], *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.fields["value"].choices = [(name, name) for name in values]  # type: ignore[attr-defined]
        self.fields["value"].required = bool(values)
        self.fields["value"].error_messages["required"] = _("Choose which of our values it shows.")
