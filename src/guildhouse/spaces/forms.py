"""Shape and cleaning of what hosts say about a space."""

from typing import Any

from django import forms
from django.utils.translation import gettext_lazy as _

from guildhouse.spaces.models import Space

KINDS = [
    ("discussion", _("Discussion")),
    ("question", _("Question")),
    ("experience", _("Experience")),
    ("feedback", _("Feedback wanted")),
    ("proposal", _("Proposal")),
    ("call", _("Call for collaborators")),
]
MOST_GOALS = 8


class SpaceForm(forms.ModelForm):  # type: ignore[type-arg]
    goals = forms.CharField(
        label=_("Goals, one a line"), required=False, max_length=2000, widget=forms.Textarea,
        help_text=_("In the members' words; at most eight."),
    )  # fmt: skip
    default_kind = forms.ChoiceField(label=_("What people usually start here"), choices=KINDS)

    class Meta:
        model = Space
        fields = [
            "name", "slug", "tagline", "purpose", "goals", "guidelines", "join_rule", "is_confidential",
            "allows_pseudonyms", "default_kind", "template", "cadence", "language", "review_on",
        ]  # fmt: skip
        labels = {
            "name": _("Name"),
            "slug": _("Address"),
            "tagline": _("In a few words"),
            "purpose": _("What it is for"),
            "guidelines": _("Guidelines"),
            "join_rule": _("How people enter"),
            "is_confidential": _("Confidential: no feed, no export, no quotation, no search from outside"),
            "allows_pseudonyms": _("Members may take another name for a topic"),
            "template": _("Text a new topic begins with"),
            "cadence": _("How often people come together here"),
            "language": _("Language"),
            "review_on": _("When the purpose is looked at again"),
        }
        help_texts = {
            "slug": _("Small letters, digits and hyphens. The old address keeps leading here."),
            "join_rule": _(
                "Open: anyone reads and enters. On request: its purpose is known. Hidden: only its members know it."
            ),
        }
        widgets = {"review_on": forms.DateInput(attrs={"type": "date"})}

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.initial["goals"] = "\n".join(self.instance.goals or [])

    def clean_goals(self) -> list[str]:
        lines = [line.strip() for line in self.cleaned_data["goals"].splitlines() if line.strip()]
        if len(lines) > MOST_GOALS:
            raise forms.ValidationError(_("Eight goals are as many as people remember. Keep the ones that matter."))
        return lines

    def _post_clean(self) -> None:
        """The action changes the space; a form that has been cleaned must not."""
