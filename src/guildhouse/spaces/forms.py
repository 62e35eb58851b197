"""Shape and cleaning of what hosts say about a space."""

from typing import Any

from django import forms
from django.utils.translation import gettext_lazy as _

from guildhouse.kernel.review_fields import next_review_date, review_note
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
LONGEST_PURPOSE = 2000


class Goals(forms.CharField):
    """A few sentences, one a line."""

    def __init__(self) -> None:
        super().__init__(
            label=_("Goals, one a line"), required=False, max_length=2000, widget=forms.Textarea,
            help_text=_("In the members' words; at most eight."),
        )  # fmt: skip

    def clean(self, value: str) -> list[str]:
        lines = [line.strip() for line in super().clean(value).splitlines() if line.strip()]
        if len(lines) > MOST_GOALS:
            raise forms.ValidationError(_("Eight goals are as many as people remember. Keep the ones that matter."))
        return lines


class SpaceReviewForm(forms.Form):
    seen = forms.IntegerField(widget=forms.HiddenInput, min_value=0, max_value=2**31 - 1)
    purpose = forms.CharField(
        label=_("Purpose"), max_length=LONGEST_PURPOSE, widget=forms.Textarea(attrs={"rows": 3}),
        error_messages={"required": _("Say what the space is for.")},
    )  # fmt: skip
    goals = Goals()
    note = review_note()
    next_on = next_review_date()


class SpaceForm(forms.ModelForm):  # type: ignore[type-arg]
    seen = forms.IntegerField(widget=forms.HiddenInput, required=False, min_value=0, max_value=2**31 - 1)
    purpose = forms.CharField(label=_("What it is for"), max_length=LONGEST_PURPOSE, widget=forms.Textarea)
    goals = Goals()
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
        self.order_fields(["seen", "name", "slug", "tagline", "purpose", "goals"])
        self.initial["seen"] = self.instance.version
        self.initial["goals"] = "\n".join(self.instance.goals or [])

    def _post_clean(self) -> None:
        """The action changes the space; a form that has been cleaned must not."""
