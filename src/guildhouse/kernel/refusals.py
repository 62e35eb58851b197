"""Puts a refusal of an action where its reader looks: at the field that is to blame, or above the form."""

from collections.abc import Mapping

from django.forms import BaseForm

from guildhouse.kernel.errors import DomainError


def show_refusal(form: BaseForm, refusal: DomainError, fields: Mapping[str, str] | None = None) -> int:
    """Answers the status to send. `fields` maps the action's names of fields to the form's where they differ."""
    blamed = str(getattr(refusal, "field", ""))
    blamed = (fields or {}).get(blamed, blamed)
    form.add_error(blamed if blamed in form.fields else None, refusal.message)
    return refusal.status
