"""One state of one component, and how it is drawn."""

from dataclasses import dataclass, field
from typing import Any

from jinja2 import Environment
from markupsafe import Markup


@dataclass(frozen=True, slots=True)
class State:
    """`component` is the file in templates/ui/, `macro` the macro in it; `inner` is the HTML of its call block."""

    component: str
    macro: str
    name: str
    arguments: dict[str, Any] = field(default_factory=dict)
    inner: str = ""


def render_state(environment: Environment, state: State) -> Markup:
    macro = getattr(environment.get_template(f"ui/{state.component}.html").module, state.macro)
    arguments = dict(state.arguments)
    if state.inner:
        arguments["caller"] = lambda *_ties: Markup(state.inner)  # noqa: S704 - our own samples
    return Markup(macro(**arguments))  # noqa: S704 - a macro's output is escaped already
