"""What a form says of a field that cannot be taken as it stands, in the house's words instead of Django's.

A form says more where it can; these are for the rest. They name what is needed, never what somebody did wrong.
"""

from django.core import validators
from django.forms import fields
from django.utils.translation import gettext_lazy as _
from django.utils.translation import ngettext_lazy

_NUMBER = _("Write a number.")
_ADDRESS = _("This is not an address of the web. One reads https://ana.example.org/notes.")
_FROM_LIST = _("This is not in the list any more. Choose again.")
OF_FIELDS: dict[type[fields.Field], dict[str, object]] = {
    fields.Field: {"required": _("This is still missing.")},
    fields.IntegerField: {"invalid": _("Write a whole number.")},
    fields.FloatField: {"invalid": _NUMBER},
    fields.DecimalField: {"invalid": _NUMBER},
    fields.DateField: {"invalid": _("Write a day, for example 2030-01-31.")},
    fields.TimeField: {"invalid": _("Write a time, for example 18:30.")},
    fields.DateTimeField: {"invalid": _("Write a day and a time, for example 2030-01-31 18:30.")},
    fields.URLField: {"invalid": _ADDRESS},
    fields.ChoiceField: {"invalid_choice": _FROM_LIST},
    fields.MultipleChoiceField: {"invalid_choice": _FROM_LIST, "invalid_list": _FROM_LIST},
    fields.FileField: {
        "invalid": _("Choose a file first."),
        "missing": _("Choose a file first."),
        "empty": _("This file is empty. Choose it again."),
        "max_length": _("The name of this file is too long. Give it a shorter one."),
    },
}
OF_VALIDATORS = {
    validators.EmailValidator: _("This does not look like an e-mail address. One reads ana@example.org."),
    validators.URLValidator: _ADDRESS,
    validators.MaxValueValidator: _("%(limit_value)s is the most there can be."),
    validators.MinValueValidator: _("%(limit_value)s is the least there can be."),
    validators.MaxLengthValidator: ngettext_lazy(
        "There is room for %(limit_value)d character here; this has %(show_value)d.",
        "There is room for %(limit_value)d characters here; this has %(show_value)d.",
        "limit_value",
    ),
    validators.MinLengthValidator: ngettext_lazy(
        "Write at least %(limit_value)d character; this has %(show_value)d.",
        "Write at least %(limit_value)d characters; this has %(show_value)d.",
        "limit_value",
    ),
}


def speak_in_fields() -> None:
    """Once, before any form is made: fields copy these sentences as they are made."""
    for kind, sentences in OF_FIELDS.items():
        kind.default_error_messages = {**kind.default_error_messages, **sentences}  # type: ignore[dict-item]
    for validator, sentence in OF_VALIDATORS.items():
        validator.message = sentence  # type: ignore[attr-defined]
    validators.validate_slug.message = _("Small letters, digits and hyphens make an address.")
