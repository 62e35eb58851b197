"""What the first host of a house decides, one step after another; rooms register their steps, so that the pages name none of them."""

from collections.abc import Callable
from dataclasses import dataclass
from operator import attrgetter
from typing import Any

from django.forms import Form
from django.utils.functional import Promise

from guildhouse.kernel.ports.registry import Registry


def is_always_sure(_form: Form) -> bool:
    return True


@dataclass(frozen=True, slots=True, kw_only=True)
class FirstStep:
    """`means` is what follows from it, in words. `open(host, given, files)` answers the form, bound where something was given.

    `save(form, host)` acts and answers the words for afterwards; it raises DomainError. Where `is_sure(form)` is False the
    form is shown again for a second look before anything is done. `template` draws what stands between the head and the
    buttons; `act` is the word on the primary button. `is_done(community)` sees what was decided elsewhere.
    """

    label: str | Promise
    means: str | Promise
    icon: str
    order: int
    open: Callable[[Any, Any, Any], Form]
    save: Callable[[Form, Any], str]
    act: str | Promise = ""
    template: str = "site/parts/step_fields.html"
    is_sure: Callable[[Form], bool] = is_always_sure
    is_done: Callable[[Any], bool] = lambda _community: False
    takes_files: bool = False


first_steps: Registry[FirstStep] = Registry("first_steps")


def list_steps() -> list[tuple[str, FirstStep]]:
    """By key, in order."""
    return sorted(first_steps.items(), key=lambda one: ORDER(one[1]))


ORDER = attrgetter("order")
