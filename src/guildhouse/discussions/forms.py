"""Shape and cleaning of what is typed in discussions."""

from typing import Any

from django import forms
from django.utils.translation import gettext_lazy as _

from guildhouse.discussions.actions import Poll
from guildhouse.discussions.models import Topic
from guildhouse.kernel.sent_forms import new_form_key


class ReplyForm(forms.Form):
    body = forms.CharField(
        label=_("Your reply"),
        strip=False,
        error_messages={"required": _("Write a few words first; there is nothing to post yet.")},
    )
    reply_to = forms.IntegerField(required=False, min_value=1)
    form_key = forms.CharField(required=False, max_length=40, initial=new_form_key)
    pseudonym = forms.CharField(required=False, max_length=40)


class TopicForm(forms.Form):
    title = forms.CharField(
        label=_("Title"),
        max_length=200,
        error_messages={
            "required": _("Give the topic a title, so that others can tell what it is about."),
            "max_length": _("A title holds 200 characters. Say the rest in the text below."),
        },
    )
    kind = forms.ChoiceField(label=_("What is it?"), choices=Topic.Kind.choices)
    body = forms.CharField(
        label=_("Text"),
        strip=False,
        error_messages={"required": _("Write a few words first; there is nothing to post yet.")},
    )
    tags = forms.CharField(label=_("Tags"), required=False, max_length=300)
    pseudonym = forms.CharField(label=_("A name for this topic only"), required=False, max_length=40)
    form_key = forms.CharField(required=False, max_length=40, initial=new_form_key)
    poll_question = forms.CharField(label=_("Question of the poll"), required=False, max_length=300)
    poll_options = forms.CharField(label=_("Options, one a line"), required=False, max_length=4000)
    poll_many = forms.BooleanField(label=_("People may choose several"), required=False)
    poll_anonymous = forms.BooleanField(label=_("Nobody learns who chose what, you neither"), required=False)
    poll_closes = forms.DateField(label=_("Last day"), required=False)

    def words(self) -> dict[str, Any]:
        """What `start_topic` takes."""
        given = {name: self.cleaned_data[name] for name in ("title", "kind", "body", "tags", "pseudonym")}
        return {**given, "poll": self._poll()}

    def _poll(self) -> Poll | None:
        given = self.cleaned_data
        if not given["poll_question"].strip() and not given["poll_options"].strip():
            return None
        return Poll(
            question=given["poll_question"], options=tuple(given["poll_options"].splitlines()), many=given["poll_many"],
            anonymous=given["poll_anonymous"], last_day=given["poll_closes"],
        )  # fmt: skip

    def clean_tags(self) -> list[str]:
        return split_tags(self.cleaned_data["tags"])


class EditForm(forms.Form):
    body = forms.CharField(
        label=_("Text"),
        strip=False,
        error_messages={"required": _("A post needs words. To take it away altogether, delete it.")},
    )
    version = forms.IntegerField(min_value=1)
    title = forms.CharField(label=_("Title"), required=False, max_length=200)
    tags = forms.CharField(label=_("Tags"), required=False, max_length=300)
    reason = forms.CharField(label=_("Why the change?"), required=False, max_length=300)

    def clean_tags(self) -> list[str]:
        return split_tags(self.cleaned_data["tags"])


class KeepingForm(forms.Form):
    note = forms.CharField(
        label=_("A note to yourself"), required=False, max_length=300,
        error_messages={"max_length": _("A note holds 300 characters.")},
    )  # fmt: skip
    remind_on = forms.DateField(
        label=_("Remind me on"), required=False, widget=forms.DateInput(attrs={"type": "date"}, format="%Y-%m-%d"),
        help_text=_("On that day it stands on your Today page, and you are told as you wish to be."),
        error_messages={"invalid": _("Write the date as year-month-day.")},
    )  # fmt: skip


def split_tags(words: str) -> list[str]:
    return [tag for tag in (part.strip() for part in words.split(",")) if tag]
