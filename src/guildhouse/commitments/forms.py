"""Shape and cleaning of what is typed about commitments."""

import re
from typing import Any

from django import forms
from django.utils.translation import gettext_lazy as _

from guildhouse.commitments.actions import Given
from guildhouse.kernel.sent_forms import new_form_key

DATE = {"invalid": _("Write the date as year-month-day.")}
TIME = {"invalid": _("Write the hour as 14:30.")}


def _day(**more: Any) -> forms.DateField:
    widget = forms.DateInput(attrs={"type": "date"}, format="%Y-%m-%d")
    return forms.DateField(required=False, widget=widget, error_messages=DATE, **more)


def _hour(**more: Any) -> forms.TimeField:
    widget = forms.TimeInput(attrs={"type": "time"}, format="%H:%M")
    return forms.TimeField(required=False, widget=widget, error_messages=TIME, **more)


def _words(label: Any, **more: Any) -> forms.CharField:
    return forms.CharField(label=label, max_length=2000, strip=False, widget=forms.Textarea(attrs={"rows": 3}),
                           error_messages={"max_length": _("This holds 2,000 characters.")}, **more)  # fmt: skip


class WordsForm(forms.Form):
    what = forms.CharField(
        label=_("What is done in the end?"), max_length=300, help_text=_("In one sentence."),
        error_messages={
            "required": _("Say in one sentence what is done in the end."),
            "max_length": _("One sentence holds 300 characters. What belongs to it goes below."),
        },
    )  # fmt: skip
    why = _words(
        _("Why by that day?"), required=False, help_text=_("A deadline needs a reason. Without one, leave the day out.")
    )
    hours = forms.IntegerField(
        label=_("Effort in hours"), required=False, min_value=1, max_value=1000, help_text=_("Roughly."),
        error_messages={"invalid": _("Say the effort in whole hours."), "min_value": _("Say the effort in hours, from 1 to 1,000."),
                        "max_value": _("Say the effort in hours, from 1 to 1,000.")},
    )  # fmt: skip
    is_exploring = forms.BooleanField(
        label=_("I am exploring"), required=False, help_text=_("You do not know yet what it takes. Then a day is a guess.")
    )  # fmt: skip
    version = forms.IntegerField(required=False, min_value=1, widget=forms.HiddenInput)
    form_key = forms.CharField(required=False, max_length=40, initial=new_form_key, widget=forms.HiddenInput)

    def given(self, **more: Any) -> Given:
        values = self.cleaned_data
        return Given(
            what=values["what"], why=values["why"], hours=values["hours"], is_exploring=values["is_exploring"], **more
        )


class CommitmentForm(WordsForm):
    KINDS = (("me", _("I do it")), ("ask", _("I ask somebody to do it")))
    kind = forms.ChoiceField(label=_("Who does it?"), choices=KINDS, widget=forms.RadioSelect, initial="me")
    to = forms.CharField(
        label=_("To whom, or of whom"), required=False, max_length=400,
        widget=forms.TextInput(attrs={"data-people-url": "/members/completion/", "autocomplete": "off"}),
        help_text=_("Handles with commas between them. Left empty, you promise it to yourself. They read it with its reason."),
    )  # fmt: skip
    on = _day(label=_("By when"), help_text=_("Leave it empty while you explore."))
    at = _hour(label=_("Hour"))
    about_kind = forms.CharField(required=False, max_length=40, widget=forms.HiddenInput)
    about_id = forms.IntegerField(required=False, min_value=1, max_value=2**63 - 1, widget=forms.HiddenInput)

    def clean_to(self) -> list[str]:
        """Handles, each once, however they were parted."""
        handles = (part.lstrip("@").lower() for part in re.split(r"[\s,;]+", self.cleaned_data["to"]))
        return list(dict.fromkeys(handle for handle in handles if handle))

    def all_given(self) -> Given:
        values = self.cleaned_data
        about = (values["about_kind"], values["about_id"]) if values["about_kind"] and values["about_id"] else None
        return self.given(on=values["on"], at=values["at"], about=about)


class DayForm(forms.Form):
    on = _day(label=_("Another day"), help_text=_("Empty: without a day."))
    at = _hour(label=_("Hour"))
    why = _words(_("Why"), required=False)


class WordForm(forms.Form):
    word = _words(_("A word about it"), required=False, help_text=_("Those it is promised to read it."))


class PaceForm(forms.Form):
    hours_a_week = forms.IntegerField(
        label=_("Hours of a week you want to promise"), required=False, min_value=1, max_value=100,
        help_text=_("Nobody else sees it. You are told when a week holds more."),
        error_messages=dict.fromkeys(("invalid", "min_value", "max_value"), _("Say the hours of a week, from 1 to 100, or leave it empty.")),
    )  # fmt: skip
