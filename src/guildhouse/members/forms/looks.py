"""The community's logo and its colour, as chosen."""

from typing import Any

from django import forms
from django.utils.translation import gettext_lazy as _

from guildhouse.kernel.colours import DARK, HUES, LIGHT, Colour, in_hex, make_accent


class LogoForm(forms.Form):
    picture = forms.FileField(
        label=_("A picture"), required=False, widget=forms.FileInput(attrs={"accept": "image/png,image/jpeg,image/webp,image/gif"}),
        help_text=_("JPEG, PNG, WebP or GIF, up to 20 MB. A square with little in it can still be read when it is small."),
        error_messages={"invalid": _("Choose a picture from your device."), "empty": _("This file is empty. Choose the picture again.")},
    )  # fmt: skip
    removed = forms.BooleanField(label=_("Take the logo away; the house’s own mark stands there again"), required=False)

    def __init__(self, given: Any, files: Any, logo: str) -> None:
        super().__init__(given, files)
        self.logo = logo
        if not logo:
            del self.fields["removed"]

    def clean(self) -> dict[str, Any]:
        if not self.cleaned_data.get("picture") and not self.cleaned_data.get("removed") and not self.errors:
            self.add_error("picture", _("Choose a picture, or leave this step for later."))
        return self.cleaned_data


NAMED_HUES = {
    8: _("Raspberry"), 48: _("Rust"), 78: _("Ochre"), 112: _("Olive"), 145: _("Moss"), 172: _("Pine"), 205: _("Lagoon"),
    238: _("Sky"), 264: _("Ink"), 292: _("Violet"), 325: _("Plum"),
}  # fmt: skip


class ColourForm(forms.Form):
    """A named hue, the house's own, or any other by its number, which goes before."""

    named = forms.ChoiceField(label=_("Colour"), required=False)
    own = forms.IntegerField(
        label=_("Or a hue of your own, 0 to 359"), required=False, min_value=0, max_value=HUES - 1,
        help_text=_("Degrees of the colour wheel: 0 is pink, 90 yellow, 180 green-blue, 270 blue."),
        error_messages=dict.fromkeys(("invalid", "min_value", "max_value"), _("Write a whole number from 0 to 359.")),
    )  # fmt: skip

    def __init__(self, given: Any, hue: int | None) -> None:
        shown = {"named": "" if hue is None else str(hue), "own": hue if hue not in {None, *NAMED_HUES} else None}
        super().__init__(given, initial=shown)
        names = [("", _("Brick, the house’s own")), *((str(one), name) for one, name in NAMED_HUES.items())]
        self.fields["named"].choices = names  # type: ignore[attr-defined]

    def clean(self) -> dict[str, Any]:
        own, named = self.cleaned_data.get("own"), self.cleaned_data.get("named")
        self.cleaned_data["hue"] = own if own is not None else int(named) if named else None
        return self.cleaned_data

    def swatches(self) -> list[dict[str, Any]]:
        """For each choice its colours by light and by dark, as drawings take them."""
        chosen = str(self["named"].value() or "")
        return [
            {
                "value": value, "words": words, "checked": value == chosen and self["own"].value() in {None, ""},
                "themes": _drawn_in(int(value)) if value else HOUSE_COLOURS,
            }
            for value, words in self.fields["named"].choices  # type: ignore[attr-defined]
        ]  # fmt: skip


def _drawn_in(hue: int) -> list[tuple[str, str, str]]:
    """Ground, colour and what is written on it, in light and in dark."""
    accents = ((make_accent(hue, theme), theme.grounds[0]) for theme in (LIGHT, DARK))
    return [(in_hex(ground), in_hex(accent.plain), in_hex(accent.on)) for accent, ground in accents]


HOUSE_COLOURS = [
    (in_hex(LIGHT.grounds[0]), in_hex(Colour(0.5, 0.145, 33)), in_hex(Colour(0.99, 0.01, 60))),
    (in_hex(DARK.grounds[0]), in_hex(Colour(0.73, 0.12, 38)), in_hex(Colour(0.2, 0.04, 36))),
]
