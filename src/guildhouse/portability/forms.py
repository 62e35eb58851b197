"""Shape and cleaning of what is typed about imports and claims."""

from pathlib import PurePath
from typing import Any

from django import forms
from django.utils.translation import gettext as _now
from django.utils.translation import gettext_lazy as _

LARGEST_TABLE = 16 << 20
NEW = "+"  # no space has this address


class ImportForm(forms.Form):
    upload = forms.FileField(
        label=_("A zip of the dump"), required=False, widget=forms.FileInput(attrs={"accept": ".zip"}),
        error_messages={"required": _("Choose the zip of a dump."), "empty": _("This file is empty. Choose the zip of a dump.")},
        help_text=_("The folder with Posts.xml in it. Unpack a 7z archive first, then zip its folder."),
    )  # fmt: skip
    incoming = forms.ChoiceField(
        label=_("Or one that lies on the server"), required=False,
        help_text=_("Folders and zips in imports/incoming in the house's home, for dumps too large to upload."),
        error_messages={"invalid_choice": _("It does not lie there any more. Choose another one.")},
    )  # fmt: skip
    site = forms.CharField(
        label=_("The site's address"), required=False, max_length=80,
        help_text=_("Only if neither the zip nor its folder is called after it, as in pm.stackexchange.com."),
    )  # fmt: skip
    space = forms.ChoiceField(
        label=_("Into which space"), initial=NEW,
        error_messages={"required": _("Choose a space, or a new one."), "invalid_choice": _("This space is not there any more. Choose another one.")},
    )  # fmt: skip
    name = forms.CharField(
        label=_("Name of the new space"), required=False, max_length=60,
        help_text=_("Otherwise it is called after the site."),
    )  # fmt: skip
    emails = forms.FileField(
        label=_("A table of addresses"), required=False, widget=forms.FileInput(attrs={"accept": ".csv,.tsv,.txt"}),
        help_text=_("Two columns: the id at the site and the e-mail address. Whoever proves such an address gets their words back at once."),
    )  # fmt: skip

    def __init__(self, *given: Any, incoming: list[str], spaces: list[tuple[str, str]], **more: Any) -> None:
        super().__init__(*given, **more)
        self.fields["space"].choices = [(NEW, _now("A new one")), *spaces]  # type: ignore[attr-defined]
        if incoming:
            self.fields["incoming"].choices = [("", _now("None")), *((name, name) for name in incoming)]  # type: ignore[attr-defined]
        else:
            del self.fields["incoming"]
            self.fields["upload"].required = True

    def clean_space(self) -> str:
        space: str = self.cleaned_data["space"]
        return "" if space == NEW else space

    def clean(self) -> dict[str, Any]:
        cleaned = super().clean() or {}
        if (
            "incoming" in self.fields
            and not {"upload", "incoming"} & set(self.errors)
            and bool(cleaned.get("upload")) == bool(cleaned.get("incoming"))
        ):
            self.add_error("upload", _now("Choose one dump: a zip from your device, or one that lies on the server."))
        return cleaned

    def clean_emails(self) -> Any:
        table = self.cleaned_data["emails"]
        if table and table.size > LARGEST_TABLE:
            raise forms.ValidationError(_now("The table holds more than 16 MiB. Is it the right file?"))
        return table

    def name_of_upload(self) -> str:
        """What the zip was called, without its ending: often the site's address."""
        upload = self.cleaned_data.get("upload")
        return PurePath(upload.name).stem[:80] if upload else ""


class ClaimForm(forms.Form):
    words = forms.CharField(
        label=_("How can a host tell that it was you?"), required=False, max_length=1000,
        widget=forms.Textarea(attrs={"rows": 4}),
        help_text=_("Your profile there, a link to this house in it, or somebody here who knows."),
    )  # fmt: skip


class DecisionForm(forms.Form):
    reason = forms.CharField(label=_("Your words to them"), required=False, max_length=300)
