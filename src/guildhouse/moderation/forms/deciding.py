"""What is typed about flags and decisions: its shape."""

from typing import Any

from django import forms
from django.utils.translation import gettext as _now
from django.utils.translation import gettext_lazy as _

from guildhouse.moderation.kinds import ItemKind
from guildhouse.moderation.models import Decision, Flag

DAYS = ((1, _("one day")), (3, _("three days")), (7, _("a week")), (30, _("a month")), (0, _("until a host lifts it")))


class FlagForm(forms.Form):
    reason = forms.ChoiceField(
        label=_("What is the matter?"), choices=Flag.Reason.choices, widget=forms.RadioSelect,
        error_messages={"required": _("Choose what is the matter."), "invalid_choice": _("Choose one of these.")},
    )  # fmt: skip
    words = forms.CharField(
        label=_("Your words to the hosts"), required=False, max_length=1000, widget=forms.Textarea(attrs={"rows": 3}),
        help_text=_("What they should know to judge it fairly. Nobody else reads this."),
        error_messages={"max_length": _("A thousand characters are enough.")},
    )  # fmt: skip


class DecisionForm(forms.Form):
    """`seen` and `thing_seen` are the versions the host has looked at; both follow the page.

    What is needed depends on the act: the page says "if you like" of the guideline alone.
    """

    seen = forms.IntegerField(widget=forms.HiddenInput, min_value=0, max_value=2**31 - 1)
    thing_seen = forms.IntegerField(widget=forms.HiddenInput, min_value=0, max_value=2**31 - 1)
    act = forms.ChoiceField(
        label=_("What is done to it?"), required=False, widget=forms.RadioSelect,
        error_messages={"invalid_choice": _("Choose what is done to it.")},
    )  # fmt: skip
    to = forms.TypedChoiceField(
        label=_("The space it goes to, if it is moved"), required=False, coerce=int, empty_value=None,
        error_messages={"invalid_choice": _("That space is not there any more. Choose another one.")},
    )  # fmt: skip
    measure = forms.ChoiceField(
        label=_("What does it mean for the person?"), required=False, choices=Decision.Measure.choices,
        widget=forms.RadioSelect, error_messages={"invalid_choice": _("Choose what it means for the person.")},
    )  # fmt: skip
    days = forms.TypedChoiceField(
        label=_("For how long, if they are silenced or suspended"), required=False, coerce=int, choices=DAYS,
        empty_value=None, error_messages={"invalid_choice": _("Choose how long.")},
    )  # fmt: skip
    ground = forms.ChoiceField(
        label=_("What is the matter?"), required=False,
        choices=[("", _("Nothing")), *Flag.Reason.choices],
        help_text=_("Where words are hidden, readers see this and nothing else."),
        error_messages={"invalid_choice": _("Choose one of these.")},
    )  # fmt: skip
    rule = forms.CharField(
        label=_("The guideline it rests on"), required=False, max_length=500,
        help_text=_("Quoted to the person. The community's guidelines stand in the list."),
        widget=forms.TextInput(attrs={"list": "rules"}),
    )  # fmt: skip
    reason = forms.CharField(
        label=_("Why, in words to the person"), required=False, max_length=4000, widget=forms.Textarea(attrs={"rows": 6}),
        help_text=_("They read this, and nobody else but those who decide. Say what was the matter and what would have been right."),
        error_messages={"max_length": _("A reason holds 4000 characters.")},
    )  # fmt: skip

    def __init__(
        self, *given: Any, kind: ItemKind, spaces: list[tuple[int, str]], measures: bool, sanctions: bool, **more: Any
    ) -> None:
        super().__init__(*given, **more)
        for name in ("act", "to", "measure", "days", "ground", "reason"):
            self.fields[name].depends = True  # type: ignore[attr-defined]
        left = [("", _now("Nothing; it stays as it is"))] if kind.may_be_left else []
        self.fields["act"].choices = [*left, *((name, str(act.label)) for name, act in kind.acts.items())]  # type: ignore[attr-defined]
        if "move" in kind.acts:
            self.fields["to"].choices = [("", _now("Choose a space")), *spaces]  # type: ignore[attr-defined]
        else:
            del self.fields["to"]
        if not sanctions:
            self.fields["measure"].choices = Decision.Measure.choices[:2]  # type: ignore[attr-defined]
            del self.fields["days"]
        if not measures:
            del self.fields["measure"]


class ReasonForm(forms.Form):
    reason = forms.CharField(
        label=_("Why, in words to the person"), max_length=4000, widget=forms.Textarea(attrs={"rows": 3}),
        error_messages={"required": _("Tell the person why."), "max_length": _("A reason holds 4000 characters.")},
    )  # fmt: skip


class AppealForm(forms.Form):
    words = forms.CharField(
        label=_("What should be looked at again?"), max_length=4000, widget=forms.Textarea(attrs={"rows": 5}),
        help_text=_("What was meant, or what the host could not know. A host who did not decide this reads it."),
        error_messages={"required": _("Say what the host should look at again."), "max_length": _("Four thousand characters are the most.")},
    )  # fmt: skip


class AppealDecisionForm(forms.Form):
    is_upheld = forms.TypedChoiceField(
        label=_("What do you find?"), widget=forms.RadioSelect, coerce=lambda given: given == "yes",
        choices=[("yes", _("The decision stands")), ("no", _("It is taken back: everything it did is undone"))],
        error_messages={"required": _("Choose one of the two."), "invalid_choice": _("Choose one of the two.")},
    )  # fmt: skip
    reason = forms.CharField(
        label=_("Why, in words to the member and to the host who decided"), max_length=4000,
        widget=forms.Textarea(attrs={"rows": 5}),
        error_messages={"required": _("Tell the member and the host who decided why."), "max_length": _("A reason holds 4000 characters.")},
    )  # fmt: skip


class NoteForm(forms.Form):
    text = forms.CharField(
        label=_("A note for the other hosts"), max_length=2000, widget=forms.Textarea(attrs={"rows": 3}),
        help_text=_("The member does not see it. Their data export says that hosts keep notes, and how many."),
        error_messages={"required": _("Write a line for the other hosts."), "max_length": _("A note holds 2000 characters.")},
    )  # fmt: skip


class TemplateForm(forms.Form):
    seen = forms.IntegerField(widget=forms.HiddenInput, min_value=0, max_value=2**31 - 1, required=False)
    title = forms.CharField(
        label=_("What it is for"), max_length=80, error_messages={"required": _("Give it a name hosts recognise.")},
    )  # fmt: skip
    text = forms.CharField(
        label=_("The words"), max_length=2000, widget=forms.Textarea(attrs={"rows": 8}),
        help_text=_("{name}, {rule} and {deadline} are filled in: whom it is to, the guideline, and until when they can appeal."),
        error_messages={"required": _("Write the words a reason begins with."), "max_length": _("Two thousand characters are enough.")},
    )  # fmt: skip
