"""A profile as typed."""

from typing import Any
from urllib.parse import urlsplit

from django import forms
from django.core.exceptions import ValidationError
from django.core.validators import URLValidator
from django.utils.translation import gettext_lazy as _

from guildhouse.members.models import Member, Profile
from guildhouse.members.queries.languages import name_language, read_language
from guildhouse.members.queries.zones import find_zone_name

MOST_LINKS = 5
MOST_LANGUAGES = 12
AUDIENCES = [("everyone", _("Everyone")), ("members", _("Members")), ("me", _("Only me"))]
SHOWABLE = {
    "about": _("About you"),
    "pronouns": _("Pronouns"),
    "location": _("Where you are"),
    "time_zone": _("Your local time"),
    "languages": _("Languages"),
    "links": _("Links"),
}
THEMES = [("", _("As my device has it")), ("light", _("Light")), ("dark", _("Dark"))]
is_address = URLValidator(schemes=["http", "https"])


class ZoneField(forms.CharField):
    def __init__(self, **more: Any) -> None:
        widget = forms.TextInput(attrs={"list": "zones", "autocomplete": "off"})
        super().__init__(max_length=80, required=False, widget=widget, **more)

    def clean(self, value: str) -> str:
        typed = super().clean(value)
        found = find_zone_name(typed) if typed else ""
        if found is None:
            raise ValidationError(
                _("No time zone is called that. Write the nearest large city, as in Paris or America/Bogota.")
            )
        return found


class ProfileForm(forms.Form):
    name = forms.CharField(
        label=_("Name"), max_length=80, widget=forms.TextInput(attrs={"autocomplete": "name"}),
        error_messages={"required": _("Tell us how people call you."), "max_length": _("A name holds 80 characters.")},
    )  # fmt: skip
    handle = forms.CharField(
        label=_("Handle"), max_length=60, help_text=_("What people write after @ to reach you. Links to the old one keep working."),
        error_messages={"required": _("Everyone has a handle. Choose one, or keep yours.")},
    )  # fmt: skip
    headline = forms.CharField(
        label=_("Headline"), required=False, max_length=120, help_text=_("One line beside your name.")
    )
    pronouns = forms.CharField(label=_("Pronouns"), required=False, max_length=40)
    location = forms.CharField(label=_("Where you are"), required=False, max_length=120)
    time_zone = ZoneField(label=_("Time zone"), help_text=_("All times are shown in it. Type a large city."))
    languages = forms.CharField(
        label=_("Languages"),
        required=False,
        max_length=400,
        help_text=_("With commas between them: English, français, tw."),
    )

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        for number in range(1, MOST_LINKS + 1):
            self.fields[f"link_label_{number}"] = forms.CharField(
                label=_("Name of the link"), required=False, max_length=60
            )
            self.fields[f"link_url_{number}"] = forms.CharField(label=_("Address"), required=False, max_length=300)
        for part, label in SHOWABLE.items():
            self.fields[f"shown_{part}"] = forms.ChoiceField(label=label, choices=AUDIENCES, required=False)
        self.fields["about"] = forms.CharField(label=_("About you"), required=False, max_length=20_000, strip=False)

    def clean_languages(self) -> list[str]:
        words = [word.strip() for word in self.cleaned_data["languages"].split(",") if word.strip()]
        codes = [(word, read_language(word)) for word in words]
        if unknown := [word for word, code in codes if code is None]:
            raise ValidationError(
                _("We do not know %(word)s. Write its name in English, or its two-letter code."),
                params={"word": unknown[0][:40]},
            )
        if len(words) > MOST_LANGUAGES:
            raise ValidationError(_("Twelve languages are the most that fit here."))
        return list(dict.fromkeys(code for _word, code in codes if code))

    def clean(self) -> dict[str, Any]:
        cleaned = super().clean() or {}
        links = []
        for number in range(1, MOST_LINKS + 1):
            address = str(cleaned.get(f"link_url_{number}") or "")
            if address:
                try:
                    links.append({"label": cleaned.get(f"link_label_{number}") or "", "url": clean_address(address)})
                except ValidationError as refusal:
                    self.add_error(f"link_url_{number}", refusal)
        shown = {part: cleaned.get(f"shown_{part}") or Profile.Audience.MEMBERS.value for part in SHOWABLE}
        return {**cleaned, "links": links, "shown": shown}

    def given(self) -> dict[str, Any]:
        """What the action takes."""
        names = (
            "name",
            "handle",
            "headline",
            "about",
            "pronouns",
            "location",
            "time_zone",
            "languages",
            "links",
            "shown",
        )
        return {name: self.cleaned_data[name] for name in names}

    @staticmethod
    def read(member: Member, profile: Profile) -> dict[str, Any]:
        links = {
            f"link_{part}_{number}": link.get(part, "")
            for number, link in enumerate(profile.links[:MOST_LINKS], start=1)
            for part in ("label", "url")
        }
        shown = {f"shown_{part}": profile.shown.get(part, Profile.Audience.MEMBERS) for part in SHOWABLE}
        return {
            "name": member.name, "handle": member.handle, "headline": member.headline, "about": profile.about,
            "pronouns": profile.pronouns, "location": profile.location, "time_zone": member.time_zone,
            "languages": ", ".join(name_language(code) for code in profile.languages), **links, **shown,
        }  # fmt: skip


def clean_address(typed: str) -> str:
    """An address of the web: http or https, no name or password inside."""
    address = typed.strip()
    if ":" not in address.split("/")[0]:
        address = f"https://{address}"
    try:
        is_address(address)
        parts = urlsplit(address)
    except (ValidationError, ValueError):
        raise ValidationError(
            _("This is not an address of the web. One reads https://ana.example.org/notes.")
        ) from None
    if parts.username or parts.password:
        raise ValidationError(_("This address carries a password. Leave that part out."))
    return address


class AvatarForm(forms.Form):
    picture = forms.FileField(
        label=_("A picture of you"),
        error_messages={
            "required": _("Choose a picture first."),
            "empty": _("This file is empty. Choose the picture again."),
        },
    )


class AppearanceForm(forms.Form):
    theme = forms.ChoiceField(
        label=_("Light or dark"), required=False, widget=forms.RadioSelect,
        choices=THEMES,
    )  # fmt: skip
    language = forms.ChoiceField(label=_("Language of the house"), required=False)
    time_zone = ZoneField(label=_("Time zone"), help_text=_("All times are shown in it. Type a large city."))

    def __init__(self, *args: Any, languages: list[tuple[str, str]], **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.fields["language"].choices = [("", _("As my browser has it")), *languages]  # type: ignore[attr-defined]
