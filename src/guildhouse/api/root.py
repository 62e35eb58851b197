"""The root of the API: who asks, what they may do, how refusals are told, and the routers of all rooms."""

from datetime import timedelta
from typing import Any

from django.http import HttpRequest, HttpResponse
from django.utils import timezone
from django.utils.translation import gettext as _
from ninja import NinjaAPI
from ninja.errors import AuthenticationError, ValidationError
from ninja.security import HttpBearer

from guildhouse.api.models import ApiToken
from guildhouse.api.queries import find_token
from guildhouse.commitments.api import router as commitments
from guildhouse.conversations.api import router as conversations
from guildhouse.decisions.api import router as decisions
from guildhouse.discussions.api import router as discussions
from guildhouse.gatherings.api import router as gatherings
from guildhouse.insights.api import router as insights
from guildhouse.kernel.errors import DomainError, Held, Invalid, NotAllowed, TooMany
from guildhouse.kernel.middleware import problem
from guildhouse.kernel.ports.gates import keep_held
from guildhouse.kernel.throttle import throttle
from guildhouse.members.api import router as members
from guildhouse.notifications.api import router as notices
from guildhouse.recognition.api import router as recognition
from guildhouse.search.api import router as search
from guildhouse.spaces.api import router as spaces

A_MINUTE = timedelta(minutes=1)
CALLS_A_MINUTE = 200
SAFE = frozenset({"GET", "HEAD", "OPTIONS"})


class TokenAuth(HttpBearer):
    """A member's token in the Authorization header. A session cookie is never enough, so no page can be made to call."""

    def authenticate(self, request: HttpRequest, token: str) -> ApiToken | None:
        found = find_token(token)
        if found is None:
            return None
        throttle(f"api:{found.pk}", limit=CALLS_A_MINUTE, per=A_MINUTE)
        needed = "read" if request.method in SAFE else "write"
        if needed not in found.scopes:
            raise NotAllowed(
                _("This token does not have the scope “%(scope)s”. Make one that has it.") % {"scope": needed}
            )
        request.member = found.member  # type: ignore[attr-defined]
        today = timezone.localdate()
        if found.last_used_on != today:
            ApiToken.objects.filter(pk=found.pk).update(last_used_on=today)
        return found


api = NinjaAPI(
    title="Guildhouse",
    version="1",
    description="Act as a member, with a token from /settings/tokens/. Refusals are problem+json (RFC 9457).",
    auth=TokenAuth(),
    docs_url=None,
    urls_namespace="api-1",
)
api.add_router("", members)
api.add_router("", spaces)
api.add_router("", conversations)
api.add_router("", decisions)
api.add_router("", commitments)
api.add_router("", discussions)
api.add_router("", gatherings)
api.add_router("", insights)
api.add_router("", notices)
api.add_router("", recognition)
api.add_router("", search)


@api.exception_handler(DomainError)
def refuse(_request: HttpRequest, error: DomainError) -> HttpResponse:
    response = problem(error)
    if isinstance(error, TooMany):
        response["Retry-After"] = str(error.retry_after)
    return response


@api.exception_handler(Held)
def tell_it_waits(_request: HttpRequest, held: Held) -> HttpResponse:
    """Kept for a host's look: 202 with the sentence, and where to see what becomes of it."""
    response = problem(held)
    response["Location"] = keep_held(held)
    return response


@api.exception_handler(AuthenticationError)
def ask_for_token(_request: HttpRequest, _error: Any) -> HttpResponse:
    error = NotAllowed(_("Send a token of yours in the header: Authorization: Bearer gh_…"))
    error.status, error.code = 401, "token-needed"
    response = problem(error)
    response["WWW-Authenticate"] = 'Bearer realm="Guildhouse"'
    return response


@api.exception_handler(ValidationError)
def name_the_field(_request: HttpRequest, error: ValidationError) -> HttpResponse:
    first = error.errors[0]
    where = ".".join(str(part) for part in first["loc"] if part not in {"body", "payload"})
    return problem(Invalid(f"{where}: {first['msg']}", field=where))
