"""What a member does, knows, offers and seeks, as typed."""

from typing import Any

from django import forms
from django.utils.translation import gettext_lazy as _

from guildhouse.members.forms.profile import AUDIENCES
from guildhouse.members.models import Profile
from guildhouse.members.queries.facets import HELP, PRODUCTS, SKILLS

INTERESTS, OWN_SKILLS, WELCOMED, MOST_HOURS = 8, 4, 3, 160
PARTS = {
    "here_for": _("What you are here for"),
    "role": _("What you do now"),
    "former_role": _("What you did before"),
    "interests": _("Interests"),
    "skills": _("Skills"),
    "hours": _("Time you have"),
    "offers": _("What you offer"),
    "seeks": _("What you seek"),
}
LINES = (
    "here_for", "role_title", "organisation", "industry", "product_kind", "former_role", "former_organisation", "hours",
    "skills", "offers", "offer_words", "seeks", "seek_words",
)  # fmt: skip

ROLES = {"list": "roles", "autocomplete": "off"}


def _line(label: Any, most: int, help_text: Any = "") -> forms.CharField:
    return forms.CharField(label=label, max_length=most, required=False, help_text=help_text)


def _listed(label: Any, list_id: str, most: int = 60) -> forms.CharField:
    widget = forms.TextInput(attrs={"list": list_id, "autocomplete": "off"})
    return forms.CharField(label=label, max_length=most, required=False, widget=widget)


def _several(label: Any, choices: Any) -> forms.MultipleChoiceField:
    return forms.MultipleChoiceField(
        label=label, choices=list(choices.items()), required=False, widget=forms.CheckboxSelectMultiple
    )


class WelcomeForm(forms.Form):
    """The first questions; each may be left open."""

    here_for = _line(_("What are you here for?"), 200, _("One sentence. It stands on your profile, for members."))
    role_title = forms.CharField(
        label=_("What do you do now?"), max_length=80, required=False, widget=forms.TextInput(attrs=ROLES),
        help_text=_("As on a card: support lead, student, product manager. It shows you who has made the move from there."),
    )  # fmt: skip

    def __init__(self, *args: Any, interests: int = WELCOMED, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.interests = interests
        for number in range(1, interests + 1):
            self.fields[f"interest_{number}"] = _listed(_("Interest"), "interests")

    def given(self) -> dict[str, Any]:
        """What the action takes."""
        kept = {name: self.cleaned_data[name] for name in ("here_for", "role_title")}
        return {**kept, "interests": self._many("interest", self.interests)}

    def _many(self, name: str, most: int) -> list[str]:
        words = (self.cleaned_data[f"{name}_{number}"] for number in range(1, most + 1))
        return [word for word in words if word]


class WorkForm(WelcomeForm):
    organisation = _listed(_("Where you work or learn"), "organisations", 80)
    links_organisation = forms.BooleanField(
        label=_("Let it lead to that organisation's page here"), required=False,
        help_text=_("Whoever sees where you work finds their page from yours. Nothing is shown there of you by this."),
    )  # fmt: skip
    industry = _line(_("Industry"), 80)
    product_kind = forms.ChoiceField(
        label=_("Kind of product"), choices=[("", _("None of these")), *PRODUCTS.items()], required=False
    )
    former_role = forms.CharField(
        label=_("What you were before"), max_length=80, required=False, widget=forms.TextInput(attrs=ROLES),
        help_text=_("Many look for somebody who took the same road."),
    )  # fmt: skip
    former_organisation = _line(_("Where that was"), 80)
    skills = _several(_("What you could help others with"), SKILLS)
    hours = forms.IntegerField(
        label=_("Hours a month you could give"), min_value=0, max_value=MOST_HOURS, required=False
    )
    offers = _several(_("What you offer"), HELP)
    offer_words = _line(_("More about what you offer"), 300)
    seeks = _several(_("What you seek"), HELP)
    seek_words = _line(_("More about what you seek"), 300)

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, interests=INTERESTS, **kwargs)
        for number in range(1, OWN_SKILLS + 1):
            self.fields[f"skill_{number}"] = _listed(_("Another skill"), "skills")
        for part, label in PARTS.items():
            self.fields[f"shown_{part}"] = forms.ChoiceField(label=label, choices=AUDIENCES, required=False)

    def given(self) -> dict[str, Any]:
        kept = {name: self.cleaned_data[name] for name in (*LINES, "links_organisation")}
        shown = {part: self.cleaned_data[f"shown_{part}"] or Profile.Audience.MEMBERS.value for part in PARTS}
        skills = [*kept["skills"], *self._many("skill", OWN_SKILLS)]
        return {**kept, "skills": skills, "interests": self._many("interest", INTERESTS), "shown": shown}

    @staticmethod
    def read(profile: Profile) -> dict[str, Any]:
        own = [one for one in profile.skills if one not in SKILLS]
        return {
            **{name: getattr(profile, name) for name in LINES},
            "links_organisation": profile.organisation_page_id is not None,
            "skills": [one for one in profile.skills if one in SKILLS],
            **{f"interest_{number}": word for number, word in enumerate(profile.interests[:INTERESTS], start=1)},
            **{f"skill_{number}": word for number, word in enumerate(own[:OWN_SKILLS], start=1)},
            **{f"shown_{part}": profile.shown.get(part, Profile.Audience.MEMBERS) for part in PARTS},
        }
