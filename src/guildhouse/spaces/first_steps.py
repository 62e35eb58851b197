"""The step of a new house in which its first spaces are opened: six suggestions to change, and one of one's own."""

from typing import Any, NamedTuple

from django import forms
from django.utils.functional import Promise
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy as lazy
from django.utils.translation import ngettext

from guildhouse.kernel.markdown import clean_text, one_line
from guildhouse.kernel.ports.first_steps import FirstStep, first_steps
from guildhouse.members.models import Member
from guildhouse.members.queries.languages import house_language
from guildhouse.spaces.actions.opening import open_first_spaces


class Suggestion(NamedTuple):
    icon: str
    kind: str
    name: str | Promise
    purpose: str | Promise


SUGGESTED = (
    Suggestion("compass", "question", lazy("Finding out"), lazy("Interviews, data and experiments: how we learn what people need before we build it.")),
    Suggestion("route", "discussion", lazy("Choosing what to do"), lazy("Strategy, priorities and road maps: what we say yes to, and what we leave.")),
    Suggestion("handshake", "question", lazy("Working with others"), lazy("Engineers, designers, sales and those above: saying no, asking, agreeing.")),
    Suggestion("sprout", "question", lazy("First steps in the craft"), lazy("For people who want to become product managers, and for those who remember how it was.")),
    Suggestion("briefcase", "discussion", lazy("Work and offers"), lazy("Roles that are open, interviews, salaries, moving on.")),
    Suggestion("coffee", "discussion", lazy("The hearth"), lazy("Who we are, what happened this week, and whatever fits nowhere else.")),
)  # fmt: skip
OWN = len(SUGGESTED) + 1


class FirstSpacesForm(forms.Form):
    """Per space a box, a name and what it is for; the last one has no box: a name is enough."""

    def __init__(self, given: Any = None) -> None:
        super().__init__(given)
        for number, one in enumerate(SUGGESTED, start=1):
            self.fields[f"open_{number}"] = forms.BooleanField(label=str(one.name), required=False)
            self._add(number, str(one.name), str(one.purpose))
        self._add(OWN)

    def _add(self, number: int, name: str = "", purpose: str = "") -> None:
        self.fields[f"name_{number}"] = forms.CharField(
            label=lazy("Name"), required=False, max_length=80, initial=name,
            error_messages={"max_length": lazy("A name holds 80 characters.")},
        )  # fmt: skip
        self.fields[f"purpose_{number}"] = forms.CharField(
            label=lazy("What it is for"), required=False, max_length=2000, initial=purpose, widget=forms.Textarea(attrs={"rows": 2})
        )  # fmt: skip

    def rows(self) -> list[dict[str, Any]]:
        """As they are drawn."""
        return [
            {
                "own": number == OWN, "open": None if number == OWN else self[f"open_{number}"],
                "name": self[f"name_{number}"], "purpose": self[f"purpose_{number}"],
                "icon": "plus" if number == OWN else SUGGESTED[number - 1].icon,
            }
            for number in range(1, OWN + 1)
        ]  # fmt: skip

    def clean(self) -> dict[str, Any]:
        chosen = []
        for number in range(1, OWN + 1):
            name = one_line(self.cleaned_data.get(f"name_{number}", ""))
            purpose = clean_text(self.cleaned_data.get(f"purpose_{number}", "")).strip()
            wanted = bool(name or purpose) if number == OWN else self.cleaned_data.get(f"open_{number}")
            if not wanted:
                continue
            self._refuse_empty(number, name, purpose)
            one = SUGGESTED[number - 1] if number < OWN else Suggestion("messages-square", "discussion", "", "")
            chosen.append({"name": name, "purpose": purpose, "icon": one.icon, "default_kind": one.kind})
        if not chosen and not self.errors:
            raise forms.ValidationError(_("Choose at least one space, or leave this step for later."))
        self.cleaned_data["chosen"] = chosen
        return self.cleaned_data

    def _refuse_empty(self, number: int, name: str, purpose: str) -> None:
        if not name and f"name_{number}" not in self.errors:
            self.add_error(f"name_{number}", _("The space needs a name."))
        if not purpose and f"purpose_{number}" not in self.errors:
            self.add_error(f"purpose_{number}", _("Say what the space is for."))


def open_form(_host: Member, given: Any, _files: Any) -> forms.Form:
    return FirstSpacesForm(given)


def open_chosen(form: forms.Form, host: Member) -> str:
    opened = len(open_first_spaces(form.cleaned_data["chosen"], by=host, language=house_language()))
    return ngettext("%(n)d space is open.", "%(n)d spaces are open.", opened) % {"n": opened}


first_steps.register("spaces", FirstStep(
    label=lazy("First spaces"), icon="messages-square", order=70, open=open_form, save=open_chosen,
    means=lazy("Each begins with what it is for. Three that are lived in are better than ten that are not; more can be opened any day."),
    act=lazy("Open the chosen ones"), template="spaces/parts/step_spaces.html",
))  # fmt: skip
