"""The page /ui/: every component in every state, where the debug setting is on."""

from django.conf import settings
from django.contrib.auth.decorators import login_not_required
from django.http import Http404, HttpRequest, HttpResponse
from django.template import engines

from guildhouse.kernel.pages import render
from guildhouse.site.ui_states import by_component, render_state


@login_not_required
def show_components(request: HttpRequest) -> HttpResponse:
    if not settings.DEBUG:
        raise Http404
    environment = engines["house"].env  # type: ignore[attr-defined]
    components = [
        (name, [(state, render_state(environment, state)) for state in states]) for name, states in by_component()
    ]
    return render(request, "site/ui.html", {"components": components})
