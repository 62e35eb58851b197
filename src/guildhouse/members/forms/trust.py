"""The numbers of the ladder, and a host's word about one member, as typed."""

from collections.abc import Mapping
from typing import Any

from django import forms
from django.utils.translation import gettext
from django.utils.translation import gettext_lazy as _

from guildhouse.members.ladder import DEFAULT, MOST, Ladder

LEVEL_NAMES = {0: _("Newcomer"), 1: _("Member"), 2: _("Regular"), 3: _("Trusted")}
FIGURE_NAMES = {
    "topics_read": _("topics read"),
    "posts_read": _("posts read"),
    "days": _("days here"),
    "recent_days": _("days here in the last hundred"),
    "replies": _("replies given"),
    "answers": _("answers that helped"),
    "thanks": _("thanks received"),
}
NUMBER_ERRORS = {
    "required": _("Write a number; 0 asks for nothing."), "invalid": _("Write a whole number."),
    "min_value": _("0 is the least; it asks for nothing."), "max_value": _("100,000 is the most."),
}  # fmt: skip


class LadderForm(forms.Form):
    """One box per level and figure: `level_1_topics_read`."""

    seen = forms.IntegerField(widget=forms.HiddenInput, min_value=0, max_value=2**31 - 1)

    def __init__(self, data: Any = None, *, ladder: Ladder, seen: int) -> None:
        super().__init__(data, initial={"seen": seen})
        for level, asked in DEFAULT.items():
            for figure, name in FIGURE_NAMES.items():
                self.fields[f"level_{level}_{figure}"] = forms.IntegerField(
                    label=name, min_value=0, max_value=MOST, initial=ladder[level].get(figure, 0),
                    help_text=gettext("By default %(n)d") % {"n": asked.get(figure, 0)}, error_messages=NUMBER_ERRORS,
                    widget=forms.NumberInput(attrs={"min": 0, "max": MOST}),
                )  # fmt: skip

    def groups(self) -> list[tuple[int, list[forms.BoundField]]]:
        return [(level, [self[f"level_{level}_{figure}"] for figure in FIGURE_NAMES]) for level in DEFAULT]

    def ladder(self) -> Mapping[int, Mapping[str, int]]:
        return {
            level: {figure: self.cleaned_data[f"level_{level}_{figure}"] for figure in FIGURE_NAMES}
            for level in DEFAULT
        }


class TrustForm(forms.Form):
    level = forms.ChoiceField(
        label=_("How far the house trusts them"), widget=forms.RadioSelect,
        choices=[("", _("As they earn it")), *((str(level), name) for level, name in LEVEL_NAMES.items())], required=False,
    )  # fmt: skip
    reason = forms.CharField(
        label=_("Why"), max_length=500, widget=forms.Textarea(attrs={"rows": 3}),
        help_text=_("For the log of those who keep order. The member is not shown it."),
        error_messages={"required": _("Write a sentence for those who read the log later.")},
    )  # fmt: skip

    def clean_level(self) -> int | None:
        typed = self.cleaned_data["level"]
        return int(typed) if typed else None
