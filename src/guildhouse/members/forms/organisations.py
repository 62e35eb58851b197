"""An organisation's page, and a request to speak for it, as typed."""

from typing import Any

from django import forms
from django.utils.translation import gettext_lazy as _

from guildhouse.members.actions.organisations import LONGEST, Told
from guildhouse.members.forms.profile import clean_address
from guildhouse.members.models import Organisation


class OrganisationForm(forms.Form):
    seen = forms.IntegerField(widget=forms.HiddenInput, min_value=0, max_value=2**31 - 1, required=False)
    form_key = forms.CharField(widget=forms.HiddenInput, required=False, max_length=40)
    name = forms.CharField(
        label=_("Name"), max_length=80,
        error_messages={"required": _("Say what it is called."), "max_length": _("A name holds 80 characters.")},
    )  # fmt: skip
    kind = forms.ChoiceField(
        label=_("What kind it is"), choices=Organisation.Kind.choices, widget=forms.RadioSelect,
        error_messages={"required": _("Choose what kind it is."), "invalid_choice": _("Choose what kind it is.")},
    )  # fmt: skip
    tagline = forms.CharField(
        label=_("What they do, in one line"), max_length=160,
        error_messages={"required": _("Say in one line what they do."), "max_length": _("One line holds 160 characters.")},
    )  # fmt: skip
    about = forms.CharField(
        label=_("More about them"), max_length=LONGEST, required=False, strip=False,
        widget=forms.Textarea(attrs={"rows": 8}),
        help_text=_("Markdown. What members find there, and what they and the community do for each other."),
        error_messages={"max_length": _("Five thousand characters are enough.")},
    )  # fmt: skip
    site = forms.CharField(label=_("Their site"), max_length=300, required=False)

    def clean_site(self) -> str:
        typed = self.cleaned_data["site"]
        return clean_address(typed) if typed else ""

    def told(self) -> Told:
        """What the action takes."""
        names = ("name", "kind", "tagline", "about", "site")
        return Told(**{name: self.cleaned_data[name] for name in names})

    @staticmethod
    def read(one: Organisation) -> dict[str, Any]:
        return {
            "seen": one.version, "name": one.name, "kind": one.kind, "tagline": one.tagline, "about": one.about,
            "site": one.site,
        }  # fmt: skip


class LogoForm(forms.Form):
    picture = forms.FileField(
        label=_("Their logo"),
        error_messages={
            "required": _("Choose a picture first."),
            "empty": _("This file is empty. Choose the picture again."),
        },
    )


class SpeakingForm(forms.Form):
    words = forms.CharField(
        label=_("What do you do there?"), max_length=500, widget=forms.Textarea(attrs={"rows": 3}),
        help_text=_("The hosts and those who speak for them already read it, nobody else."),
        error_messages={
            "required": _("Say in a sentence what you do there, so that it can be confirmed."),
            "max_length": _("Five hundred characters are enough."),
        },
    )  # fmt: skip


class SpeakerAnswerForm(forms.Form):
    answer = forms.ChoiceField(choices=[("yes", ""), ("no", ""), ("end", "")])
    reason = forms.CharField(
        required=False, max_length=500, error_messages={"max_length": _("Five hundred characters are enough.")}
    )
