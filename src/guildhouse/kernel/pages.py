"""Pages: Jinja2 set up once, whole pages and their named blocks rendered from the same file."""

from collections.abc import Mapping
from functools import lru_cache
from typing import Any

from django.forms import BaseForm
from django.http import HttpRequest, HttpResponse
from django.template import engines
from django.template.backends.jinja2 import Jinja2 as Jinja2Backend
from django.templatetags.static import static
from django.urls import reverse
from jinja2 import Environment, StrictUndefined, Template
from jinja2.environment import TemplateModule

from guildhouse.kernel.fragments import same
from guildhouse.kernel.http import is_fragment_request
from guildhouse.kernel.ports.slots import slot
from guildhouse.kernel.times import FILTERS
from guildhouse.kernel.toasts import take_toasts
from guildhouse.kernel.words import teach_words


class HouseTemplates(Jinja2Backend):
    """Looks in our rooms' `templates` only; whatever it does not find is left to the libraries' own templates."""


class HouseTemplate(Template):
    """Its macros are made once, by whomever they are imported: every template of ours has the same globals."""

    def _get_default_module(self, ctx: object = None) -> TemplateModule:  # noqa: ARG002 - Jinja would compare globals
        if self._module is None:
            self._module = self.make_module()
        return self._module


def make_environment(**options: Any) -> Environment:
    environment = Environment(  # noqa: S701 - autoescape is among the options
        **{**options, "autoescape": True, "undefined": StrictUndefined, "trim_blocks": True, "lstrip_blocks": True},
        extensions=["jinja2.ext.i18n", "jinja2.ext.do"],
    )
    environment.template_class = HouseTemplate
    teach_words(environment)
    environment.globals.update(static=static, url=_address, slot=slot, same=same)
    environment.filters.update(FILTERS, error=first_error, monogram=monogram)
    return environment


def render(
    request: HttpRequest,
    template: str,
    context: Mapping[str, Any] | None = None,
    *,
    status: int = 200,
    block: str = "",
) -> HttpResponse:
    """The page; when htmx asks and `block` is named, that block of the same file alone."""
    values = dict(context or {})
    compiled = engines["house"].get_template(template)
    if block and is_fragment_request(request):
        toasts = engines["house"].get_template("layout/toasts.html").render({"toasts": take_toasts(request)})
        response = HttpResponse(render_block(compiled, block, values, request) + toasts, status=status)
    else:
        response = HttpResponse(compiled.render(values, request), status=status)
    response["Vary"] = "HX-Request, Cookie"
    return response


def render_block(compiled: Any, block: str, values: dict[str, Any], request: HttpRequest) -> str:
    """One `{% block %}` of a compiled page, with what the page's top level imports and sets."""
    context = compiled.template.new_context(_with_request(compiled, values, request))
    next(compiled.template.root_render_func(context), None)  # runs the top level up to its first words
    parts = compiled.template.blocks[block](context)
    return "".join(parts)


def _with_request(compiled: Any, values: dict[str, Any], request: HttpRequest) -> dict[str, Any]:
    given = {"request": request, **values}
    for process in compiled.backend.template_context_processors:
        given = {**process(request), **given}
    return given


@lru_cache(maxsize=10_000)
def monogram(name: str) -> str:
    """The first letters of the first and the last word of a name."""
    words = name.split()
    letters = words[0][:1] + (words[-1][:1] if len(words) > 1 else "") if words else "?"
    return letters.upper()


def first_error(form: BaseForm, field: str) -> str:
    """What is to be mended at this field, in one sentence; empty when nothing is."""
    return str(next(iter(form.errors.get(field, ())), ""))


def _address(name: str, *args: Any, **kwargs: Any) -> str:
    """`reverse` for templates. Not in loops: it was 70 % of their time (docs/adr/0001-stack.md)."""
    return reverse(name, args=args, kwargs=kwargs)
