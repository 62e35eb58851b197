"""How often and how much, who waits for a look, and what the judge may do, as typed."""

from typing import Any

from django import forms
from django.utils.translation import gettext
from django.utils.translation import gettext_lazy as _

from guildhouse.moderation.limits import AMOUNTS, LEVELS, MOST, PARTS, RATES, WINDOWS, Limits, Times, keep_changed
from guildhouse.moderation.models import Rules

LEVEL_NAMES = {0: _("Newcomers"), 1: _("Members"), 2: _("Regulars"), 3: _("Trusted")}
KIND_NAMES = {
    "discussions.topic": _("Starting topics"),
    "discussions.reply": _("Replying"),
    "discussions.edit": _("Editing posts"),
    "discussions.reaction": _("Reacting"),
    "members.invitation": _("Inviting people"),
    "members.connection": _("Asking to connect"),
    "members.speaking": _("Asking to speak for an organisation"),
    "conversations.request": _("Writing to somebody for the first time"),
    "conversations.message": _("Sending messages"),
    "decisions.ask": _("Asking for a perspective"),
    "decisions.perspective": _("Giving a perspective"),
    "commitments.promise": _("Promising to others and proposing days"),
    "attachments.upload": _("Adding files"),
}
WINDOW_NAMES = {"minute": _("a minute"), "hour": _("an hour"), "day": _("a day")}
PART_NAMES = {"links": _("Links in a text"), "mentions": _("People named in a text"), "images": _("Pictures in a text")}
ERRORS = {
    "required": _("Write a number; 0 means no limit."), "invalid": _("Write a whole number."),
    "min_value": _("0 is the least; it means no limit."), "max_value": _("10,000 is the most."),
}  # fmt: skip


class RulesForm(forms.Form):
    """One box per kind, level and window (`discussions.topic:0:minute`), and per level and part (`links:0`)."""

    seen = forms.IntegerField(widget=forms.HiddenInput, min_value=0, max_value=2**31 - 1)
    limits_on = forms.BooleanField(
        label=_("Limit how often members write"), required=False,
        help_text=_("On by default. Off, one account can flood the house in a minute; for a small closed community that may be fine."),
    )  # fmt: skip
    review = forms.ChoiceField(
        label=_("A host looks first"), choices=Rules.Review.choices, widget=forms.RadioSelect,
        help_text=_("By default in doubt. Until a host has looked nobody else reads it; its author sees where it is and can mend it."),
    )  # fmt: skip
    spam_on = forms.BooleanField(
        label=_("Let what looks like spam wait for a look"), required=False,
        help_text=_("On by default. Off, advertising stands until somebody flags it."),
    )  # fmt: skip
    reads_figures = forms.BooleanField(
        label=_("Read figures as letters when looking for watched words (sh0p, $hop)"), required=False,
        help_text=_("Off by default. It finds more, and errs more."),
    )  # fmt: skip

    def __init__(self, data: Any = None, *, rules: Rules) -> None:
        names = ("limits_on", "review", "spam_on", "reads_figures")
        super().__init__(data, initial={"seen": rules.version, **{name: getattr(rules, name) for name in names}})
        limits = Limits(rules.rates, rules.amounts)
        for kind in RATES:
            for level in LEVELS:
                times = limits.times(kind, level)
                for at, (window, _seconds) in enumerate(WINDOWS):
                    self._add(f"{kind}:{level}:{window}", WINDOW_NAMES[window], times[at], RATES[kind][level][at])
        for level in LEVELS:
            for part in PARTS:
                self._add(f"{part}:{level}", PART_NAMES[part], limits.amount(part, level), AMOUNTS[level][part])

    def _add(self, name: str, label: Any, value: int, default: int) -> None:
        self.fields[name] = forms.IntegerField(
            label=label, min_value=0, max_value=MOST, initial=value, error_messages=ERRORS,
            help_text=gettext("By default %(n)d") % {"n": default} if value != default else "",
            widget=forms.NumberInput(attrs={"min": 0, "max": MOST}),
        )  # fmt: skip

    def first_boxes(self) -> list[forms.BoundField]:
        return [self[name] for name in ("limits_on", "review", "spam_on", "reads_figures")]

    def rate_groups(self) -> list[tuple[Any, list[tuple[Any, list[forms.BoundField]]]]]:
        return [
            (
                name,
                [
                    (LEVEL_NAMES[level], [self[f"{kind}:{level}:{window}"] for window, _s in WINDOWS])
                    for level in LEVELS
                ],
            )
            for kind, name in KIND_NAMES.items()
        ]

    def amount_groups(self) -> list[tuple[Any, list[forms.BoundField]]]:
        return [(LEVEL_NAMES[level], [self[f"{part}:{level}"] for part in PARTS]) for level in LEVELS]

    def typed(self) -> dict[str, Any]:
        """What `change_rules` takes: only what differs from our numbers."""
        given = self.cleaned_data
        rates: dict[str, dict[int, Times]] = {
            kind: {
                level: (given[f"{kind}:{level}:minute"], given[f"{kind}:{level}:hour"], given[f"{kind}:{level}:day"])
                for level in LEVELS
            }
            for kind in RATES
        }
        amounts = {level: {part: given[f"{part}:{level}"] for part in PARTS} for level in LEVELS}
        changed = {str(level): parts for level, parts in amounts.items() if parts != AMOUNTS[level]}
        names = ("seen", "limits_on", "review", "spam_on", "reads_figures")
        return {**{name: given[name] for name in names}, "rates": keep_changed(rates), "amounts": changed}
