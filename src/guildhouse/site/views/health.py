"""For whoever watches over the house: does the database answer, does the worker give signs of life."""

from django.contrib.auth.decorators import login_not_required
from django.db import DatabaseError
from django.http import HttpRequest, JsonResponse
from django.views.decorators.cache import never_cache
from django.views.decorators.http import require_safe

from guildhouse.kernel.heartbeats import find_heartbeat
from guildhouse.kernel.worker import NAME


@login_not_required
@require_safe
@never_cache
def show_health(_request: HttpRequest) -> JsonResponse:
    """503 only when pages cannot be answered: a balancer that asks must not close the house because its worker sleeps."""
    state = look()
    return JsonResponse(state, status=200 if state["database"] == "answers" else 503)


@login_not_required
@require_safe
@never_cache
def show_worker_health(_request: HttpRequest) -> JsonResponse:
    """503 when nothing is delivered, for the alarm that wakes somebody."""
    state = look()
    return JsonResponse(state, status=200 if state["worker"] == "alive" else 503)


def look() -> dict[str, str]:
    try:
        heartbeat = find_heartbeat(NAME)
    except DatabaseError:
        return {"database": "does not answer", "worker": "unknown"}
    alive = heartbeat is not None and not heartbeat.is_silent
    return {"database": "answers", "worker": "alive" if alive else "silent"}
