"""Shape and cleaning of what is typed about decisions."""

import re
from collections.abc import Sequence
from datetime import timedelta
from typing import Any

from django import forms
from django.utils import timezone
from django.utils.translation import gettext_lazy as _

from guildhouse.decisions.actions import Question
from guildhouse.decisions.actions.writing import MOST
from guildhouse.decisions.models import Option
from guildhouse.kernel.sent_forms import new_form_key

LOOK_BACK_AFTER = timedelta(days=30)
SAME_WAY = (("yes", _("Yes")), ("no", _("No")), ("unsure", _("I cannot say")))
DATE = {"invalid": _("Write the date as year-month-day.")}


def _day(**more: Any) -> forms.DateField:
    widget = forms.DateInput(attrs={"type": "date"}, format="%Y-%m-%d")
    return forms.DateField(required=False, widget=widget, error_messages=DATE, **more)


def _words(label: Any, rows: int = 4, **more: Any) -> forms.CharField:
    return forms.CharField(label=label, strip=False, widget=forms.Textarea(attrs={"rows": rows}), **more)


class DecisionForm(forms.Form):
    """Options stand in numbered fields (`option_1`, `pros_1`, `cons_1`); an option keeps its number for good."""

    question = forms.CharField(
        label=_("What is to be decided?"), max_length=200, help_text=_("As a question."),
        error_messages={
            "required": _("Put the decision as a question."),
            "max_length": _("A question holds 200 characters. Say the rest under what is behind it."),
        },
    )  # fmt: skip
    context = _words(
        _("What is behind it"), 7, required=False,
        help_text=_("What one has to know to think along. Markdown. Those you ask read it."),
    )  # fmt: skip
    expected = _words(
        _("What would show that it was right"), 3, required=False, help_text=_("For you alone, to hold it against what happens.")
    )  # fmt: skip
    decide_by = _day(label=_("Decide by"), help_text=_("On that day it stands on your Today page."))
    version = forms.IntegerField(required=False, min_value=1, widget=forms.HiddenInput)
    form_key = forms.CharField(required=False, max_length=40, initial=new_form_key, widget=forms.HiddenInput)

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        for number in range(1, MOST + 1):
            self.fields[f"option_{number}"] = forms.CharField(
                required=False, max_length=200, error_messages={"max_length": _("An option is named in up to 200 characters.")}
            )  # fmt: skip
            for side in ("pros", "cons"):
                self.fields[f"{side}_{number}"] = forms.CharField(required=False, max_length=2000, strip=False)

    def clean(self) -> dict[str, Any]:
        given = super().clean() or {}
        for number in range(1, MOST + 1):
            if not given.get(f"option_{number}") and (given.get(f"pros_{number}") or given.get(f"cons_{number}")):
                self.add_error(f"option_{number}", _("Name this option, or clear what stands for and against it."))
        return given

    def question_given(self) -> Question:
        """What `open_decision` takes."""
        given = self.cleaned_data
        options = [
            Option(number, given[f"option_{number}"], given[f"pros_{number}"], given[f"cons_{number}"])
            for number in range(1, MOST + 1)
            if given[f"option_{number}"].strip()
        ]
        return Question(
            question=given["question"], context=given["context"], options=options, expected=given["expected"],
            decide_by=given["decide_by"],
        )  # fmt: skip


class AskForm(forms.Form):
    to = forms.CharField(
        label=_("Whom?"), max_length=500, help_text=_("Begin to type a name. Several with commas between them."),
        error_messages={"required": _("Say whom you want to ask."), "max_length": _("That is more than can be asked at once.")},
    )  # fmt: skip

    def clean_to(self) -> list[str]:
        """Handles, each once, however they were parted."""
        handles = (part.lstrip("@").lower() for part in re.split(r"[\s,;]+", self.cleaned_data["to"]))
        return list(dict.fromkeys(handle for handle in handles if handle))


class PerspectiveForm(forms.Form):
    lean = forms.TypedChoiceField(
        label=_("Which way do you lean?"), coerce=int, widget=forms.RadioSelect, help_text=_("It is no vote. Nothing is counted."),
        error_messages={"required": _("Choose an option, or none of them."), "invalid_choice": _("Choose among the options shown.")},
    )  # fmt: skip
    why = _words(
        _("Why"), 5, error_messages={"required": _("Say in a few words why you see it this way. That is what helps.")}
    )  # fmt: skip
    seen = _words(
        _("What you have seen"),
        4,
        required=False,
        help_text=_("Where you stood before something like it, and what came of it."),
    )
    unknown = _words(_("What you would want to know"), 3, required=False)
    form_key = forms.CharField(required=False, max_length=40, initial=new_form_key, widget=forms.HiddenInput)

    def __init__(self, options: Sequence[Option], *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        field = self.fields["lean"]
        field.choices = [*((one.id, one.words) for one in options), (0, _("None of them, or I cannot say"))]  # type: ignore[attr-defined]


class MakingForm(forms.Form):
    chosen = forms.TypedChoiceField(
        label=_("Which way do you take?"), coerce=int, widget=forms.RadioSelect,
        error_messages={"required": _("Choose one of the options, or another way."), "invalid_choice": _("Choose one of the options, or another way.")},
    )  # fmt: skip
    other = forms.CharField(label=_("Which other way"), required=False, max_length=200)
    why = _words(
        _("Why"), 6, error_messages={"required": _("Say why. It is what you will want to know when you look back.")}
    )
    expected = _words(
        _("What would show that it was right"),
        3,
        required=False,
        help_text=_("For you alone, to hold it against what happens."),
    )
    look_back_on = _day(
        label=_("Look back on"), help_text=_("On that day it stands on your Today page. You can move it.")
    )
    is_told = forms.BooleanField(label=_("Tell those who gave a perspective what you decided, and why"), required=False)
    form_key = forms.CharField(required=False, max_length=40, initial=new_form_key, widget=forms.HiddenInput)

    def __init__(self, options: Sequence[Option], *args: Any, **kwargs: Any) -> None:
        first = {"look_back_on": timezone.localdate() + LOOK_BACK_AFTER, "is_told": True}
        super().__init__(*args, **{**kwargs, "initial": {**first, **kwargs.get("initial", {})}})
        field = self.fields["chosen"]
        field.choices = [*((one.id, one.words) for one in options), (0, _("Another way"))]  # type: ignore[attr-defined]


class LookingBackForm(forms.Form):
    happened = _words(
        _("What happened"), 5, error_messages={"required": _("Say what happened, as far as one can see it.")}
    )
    learned = _words(_("What you learned"), 4, required=False)
    same_way = forms.ChoiceField(
        label=_("Knowing what you knew then, would you decide the same way?"), choices=SAME_WAY, widget=forms.RadioSelect,
        help_text=_("A good decision can end badly, and a bad one well."), error_messages={"required": _("Choose one of the three.")},
    )  # fmt: skip
    is_told = forms.BooleanField(label=_("Let those who gave a perspective read this"), required=False)


class PostponeForm(forms.Form):
    to = forms.DateField(
        label=_("Look back on"), widget=forms.DateInput(attrs={"type": "date"}, format="%Y-%m-%d"),
        error_messages={"required": _("Choose a day that is still to come."), **DATE},
    )  # fmt: skip


class DropForm(forms.Form):
    word = forms.CharField(
        label=_("A word about it"), required=False, max_length=2000, widget=forms.Textarea(attrs={"rows": 3}),
        help_text=_("Those you asked read it."), error_messages={"max_length": _("A word about it holds 2,000 characters.")},
    )  # fmt: skip
