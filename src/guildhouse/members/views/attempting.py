"""A form and the act behind it: what was typed stays, and a refusal stands beside its field."""

from collections.abc import Callable
from typing import Any

from django.forms import Form

from guildhouse.kernel.errors import DomainError

DONE, NOT_USABLE = 200, 422


def attempt(form: Form, act: Callable[[dict[str, Any]], Any]) -> int:
    """200 when it is done; otherwise the status to show the form again with."""
    if not form.is_valid():
        return NOT_USABLE
    try:
        act(form.cleaned_data)
    except DomainError as refusal:
        field = getattr(refusal, "field", "")
        form.add_error(field if field in form.fields else None, refusal.message)
        return refusal.status
    return DONE
