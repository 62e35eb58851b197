"""Entries of the community's lists, one by one or as a file."""

from typing import Any

from django import forms
from django.utils.translation import gettext_lazy as _

from guildhouse.moderation.models import Listed

LARGEST = 4 * 1024 * 1024


class ListedForm(forms.Form):
    kind = forms.ChoiceField(label=_("What it is"), choices=Listed.Kind.choices)
    value = forms.CharField(
        label=_("Word or name"), max_length=100,
        error_messages={"required": _("Write what to look for."), "max_length": _("A hundred characters are the most.")},
    )  # fmt: skip
    way = forms.ChoiceField(label=_("How a word is found"), choices=Listed.Way.choices, initial=Listed.Way.EXACT)
    act = forms.ChoiceField(
        label=_("What happens"), choices=Listed.Act.choices, initial=Listed.Act.NOTE,
        help_text=_("Where a word is quoted, denied or said of oneself, a host is told and nothing else happens, whatever you choose."),
    )  # fmt: skip
    language = forms.CharField(
        label=_("Language of a word"), required=False, max_length=10,
        help_text=_("Two letters (en, fr), for its endings. Empty: any."),
    )  # fmt: skip


class ImportForm(forms.Form):
    """A file or pasted lines. `trial` only says what would happen."""

    incoming = forms.FileField(label=_("File"), required=False, widget=forms.FileInput(attrs={"accept": ".csv,.txt"}))
    pasted = forms.CharField(
        label=_("Or paste it here"), required=False, max_length=LARGEST, strip=False, widget=forms.Textarea(attrs={"rows": 6}),
        help_text=_("One entry a line, or a table with the columns kind, value, way, act, language."),
    )  # fmt: skip
    kind = forms.ChoiceField(
        label=_("What the lines are"), required=False, choices=[("", _("Each line tells: a domain, else a word")), *Listed.Kind.choices],
    )  # fmt: skip
    way = forms.ChoiceField(label=_("How words are found"), choices=Listed.Way.choices, initial=Listed.Way.EXACT)
    act = forms.ChoiceField(label=_("What happens"), choices=Listed.Act.choices, initial=Listed.Act.NOTE)
    language = forms.CharField(label=_("Language of the words"), required=False, max_length=10)

    def clean(self) -> dict[str, Any]:
        given = super().clean() or self.cleaned_data
        incoming = given.get("incoming")
        if incoming is not None and incoming.size > LARGEST:
            self.add_error("incoming", _("Four megabytes are the most. Split the list."))
        if incoming is None and not given.get("pasted", "").strip():
            self.add_error("pasted", _("Choose a file, or paste a list."))
        return given


class WaitingForm(forms.Form):
    """Words that wait, mended by their author."""

    seen = forms.IntegerField(widget=forms.HiddenInput, min_value=1, max_value=2**31 - 1)
    title = forms.CharField(label=_("Title"), max_length=200, required=False)
    text = forms.CharField(
        label=_("Text"), strip=False, widget=forms.Textarea(attrs={"rows": 10}),
        error_messages={"required": _("Write a few words first, or take it back.")},
    )  # fmt: skip
