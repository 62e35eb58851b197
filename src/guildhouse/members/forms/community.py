"""The community's own page and joining it, as typed."""

from typing import Any

from django import forms
from django.utils.translation import gettext_lazy as _

from guildhouse.kernel.markdown import one_line
from guildhouse.kernel.review_fields import next_review_date, review_note
from guildhouse.members.models import Community

MOST_LINES = 20
LONGEST_LINE = 300


class Lines(forms.CharField):
    """A list, one entry a line; how it reads back in the box too."""

    def __init__(self, **more: Any) -> None:
        super().__init__(widget=forms.Textarea(attrs={"rows": 6}), required=False, max_length=12_000, **more)

    def clean(self, value: str) -> list[str]:
        lines = [line for line in (one_line(part) for part in super().clean(value).splitlines()) if line]
        if len(lines) > MOST_LINES:
            raise forms.ValidationError(_("Twenty lines are the most. Keep those people will remember."))
        if any(len(line) > LONGEST_LINE for line in lines):
            raise forms.ValidationError(_("A line holds 300 characters."))
        return lines


class PurposeForm(forms.Form):
    """What hosts look at when they review: purpose, goals, values."""

    seen = forms.IntegerField(widget=forms.HiddenInput, min_value=0, max_value=2**31 - 1)
    purpose = forms.CharField(
        label=_("Purpose"),
        max_length=2000,
        widget=forms.Textarea(attrs={"rows": 3}),
        help_text=_("Why it exists, in a sentence or two. Newcomers read it before they join."),
        error_messages={"required": _("Say what the community is for.")},
    )
    goals = Lines(label=_("Goals"), help_text=_("One a line: what should be true because this community exists."))
    values = Lines(
        label=_("Values"), help_text=_("One a line: the value, a colon, and what it means here. Kudos name them.")
    )

    def clean_values(self) -> list[dict[str, str]]:
        split = (line.partition(":") for line in self.cleaned_data["values"])
        return [
            {"name": name.strip()[:60], "meaning": meaning.strip()} for name, _colon, meaning in split if name.strip()
        ]

    @staticmethod
    def read(community: Community) -> dict[str, object]:
        """The boxes' first contents."""
        return {
            "seen": community.version, "purpose": community.purpose, "goals": "\n".join(community.goals),
            "values": "\n".join(f"{one['name']}: {one['meaning']}" for one in community.values),
        }  # fmt: skip


class CommunityReviewForm(PurposeForm):
    note = review_note()
    next_on = next_review_date()


class CommunityForm(PurposeForm):
    name = forms.CharField(
        label=_("Name"), max_length=80, error_messages={"required": _("The community needs a name.")}
    )
    guidelines = forms.CharField(
        label=_("How people treat each other here"),
        required=False,
        max_length=60_000,
        strip=False,
        widget=forms.Textarea(attrs={"rows": 14}),
        help_text=_("Markdown. When its meaning changes, members are asked to read and accept it anew."),
    )
    only_wording = forms.BooleanField(
        label=_("I only mended words; nothing that is expected of people has changed"), required=False
    )
    joining = forms.ChoiceField(label=_("How people join"), choices=Community.Joining.choices, widget=forms.RadioSelect)
    is_public = forms.BooleanField(
        label=_("Strangers may read what is in open spaces"), required=False,
        help_text=_("Otherwise they see this page and the sign-in page, and nothing else."),
    )  # fmt: skip
    field_order = ("seen", "name", "purpose")
    review_on = forms.DateField(
        label=_("Look at this again on"), required=False, widget=forms.DateInput(attrs={"type": "date"}, format="%Y-%m-%d"),
        help_text=_("On that day the hosts find it on their Today page."),
    )  # fmt: skip

    @staticmethod
    def read(community: Community) -> dict[str, object]:
        """The boxes' first contents."""
        return PurposeForm.read(community) | {
            "name": community.name, "guidelines": community.guidelines, "joining": community.joining,
            "is_public": community.is_public, "review_on": community.review_on,
        }  # fmt: skip


class InvitationForm(forms.Form):
    uses = forms.IntegerField(
        label=_("How many people may use the link"), min_value=1, max_value=500, initial=1,
        error_messages={"min_value": _("At least one."), "max_value": _("At most 500."), "required": _("How many?"), "invalid": _("Write a whole number.")},
    )  # fmt: skip
    days = forms.TypedChoiceField(
        label=_("It works for"), coerce=int, initial=14,
        choices=[(1, _("one day")), (7, _("a week")), (14, _("two weeks")), (30, _("a month")), (90, _("three months"))],
    )  # fmt: skip
    note = forms.CharField(
        label=_("A word to them"), required=False, max_length=500, widget=forms.Textarea(attrs={"rows": 2}),
        help_text=_("Shown, with your name, to whoever opens the link."),
    )  # fmt: skip


class DecisionForm(forms.Form):
    accepted = forms.ChoiceField(choices=[("yes", ""), ("no", "")])
    reason = forms.CharField(required=False, max_length=1000)


class AskAgainForm(forms.Form):
    words = forms.CharField(
        label=_("A few words for the hosts"), max_length=500, widget=forms.Textarea(attrs={"rows": 3}),
        error_messages={"required": _("Write a sentence or two for the hosts."), "max_length": _("Five hundred characters are enough.")},
    )  # fmt: skip
