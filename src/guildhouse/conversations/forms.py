"""Shape and cleaning of what is typed in conversations."""

import re
from collections.abc import Sequence
from typing import Any

from django import forms
from django.utils.translation import gettext_lazy as _

from guildhouse.kernel.sent_forms import new_form_key

NOTHING = _("Write a few words first; there is nothing to send yet.")


class MessageForm(forms.Form):
    body = forms.CharField(label=_("Your message"), strip=False, error_messages={"required": NOTHING})
    form_key = forms.CharField(required=False, max_length=40, initial=new_form_key)


class EditForm(forms.Form):
    body = forms.CharField(label=_("Your message"), strip=False, error_messages={"required": NOTHING})


class ReportForm(forms.Form):
    messages = forms.TypedMultipleChoiceField(
        label=_("Which messages?"),
        coerce=int,
        error_messages={"required": _("Choose the messages that show what is wrong.")},
    )
    about = forms.CharField(label=_("Whose messages are wrong?"), required=False, max_length=40)
    reason = forms.CharField(
        label=_("What is wrong?"), max_length=500, widget=forms.Textarea,
        help_text=_("In a sentence or two. Those who keep order read it, the author does not."),
        error_messages={"required": _("Say in a sentence what is wrong with it."), "max_length": _("A reason holds 500 characters.")},
    )  # fmt: skip

    def __init__(self, ids: Sequence[int], *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        field = self.fields["messages"]
        field.choices = [(pk, str(pk)) for pk in ids]  # type: ignore[attr-defined]
        field.error_messages["invalid_choice"] = _("Choose among the messages shown below.")


class WishesForm(forms.Form):
    takes_new = forms.BooleanField(
        label=_("Members I have not talked with may write to me"), required=False,
        help_text=_("One message each, which waits for your yes. Without this they read that you take no new conversations; those you talk with already go on."),
    )  # fmt: skip
    shows_seen = forms.BooleanField(
        label=_("Show what I have seen, to those who show it too"), required=False,
        help_text=_("Between two who both switch this on, “Seen” stands below the last message that was read. Otherwise nobody learns it."),
    )  # fmt: skip
    words_in_mail = forms.BooleanField(
        label=_("Put the beginning of a message into the mail"), required=False,
        help_text=_("Mails pass through other machines and lie in your mailbox unsealed. Without this they say who wrote and nothing of it."),
    )  # fmt: skip


class NewForm(MessageForm):
    to = forms.CharField(
        label=_("To"),
        max_length=500,
        error_messages={
            "required": _("Say whom you want to write to."),
            "max_length": _("That is more than a small group. Name at most eleven people."),
        },
    )

    title = forms.CharField(
        label=_("Title"), required=False, max_length=80, help_text=_("For a group, if you like. Its people see it."),
        error_messages={"max_length": _("A title holds 80 characters.")},
    )  # fmt: skip

    def clean_to(self) -> list[str]:
        """Handles, each once, however they were parted."""
        handles = (part.lstrip("@").lower() for part in re.split(r"[\s,;]+", self.cleaned_data["to"]))
        return list(dict.fromkeys(handle for handle in handles if handle))
