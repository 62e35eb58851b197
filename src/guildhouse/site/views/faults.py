"""What is shown when an address leads nowhere, a request makes no sense, or the fault is ours."""

import logging

from django.http import HttpRequest, HttpResponse
from django.template import engines
from django.utils.translation import gettext as _

from guildhouse.kernel.errors import DomainError, NotAllowed, NotFound
from guildhouse.kernel.middleware import answer_refusal, problem

log = logging.getLogger(__name__)


class OurFault(DomainError):
    status = 500
    code = "our-fault"


def show_not_found(request: HttpRequest, exception: Exception) -> HttpResponse:  # noqa: ARG001 - Django's signature
    return answer_refusal(request, NotFound(_("There is nothing at this address, or it is not for you to see.")))


def show_not_allowed(request: HttpRequest, exception: Exception) -> HttpResponse:  # noqa: ARG001 - Django's signature
    return answer_refusal(request, NotAllowed(_("This is not yours to do.")))


def show_not_understood(request: HttpRequest, exception: Exception) -> HttpResponse:
    """Says little, as nobody sends such a request from a page of ours."""
    log.warning("A request to %s was not understood: %s", request.path, exception)
    return answer_refusal(request, DomainError(_("This request could not be understood. Go back and try again.")))


def show_unproven(request: HttpRequest, reason: str = "") -> HttpResponse:
    """The form carries no proof that it came from a page of ours; mostly its page was open for very long."""
    log.info("A form sent to %s had no proof of where it came from: %s", request.path, reason)
    sentence = _("The page you sent this from is too old to be sure it was you. Go back, reload it, and send it again.")
    return answer_refusal(request, NotAllowed(sentence))


def show_our_fault(request: HttpRequest) -> HttpResponse:
    """Asks nothing of the database or the session, as the fault may lie there."""
    sentence = _("Something broke on our side. It has been noted; trying again in a minute may help.")
    if "application/json" in request.headers.get("Accept", "") or request.path.startswith("/api/"):
        return problem(OurFault(sentence))
    page = engines["house"].get_template("site/our_fault.html").render({"sentence": sentence})
    return HttpResponse(page, status=500)
