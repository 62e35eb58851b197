"""One refusal, three ways to word it: a page for a person, a toast for htmx, problem+json for a program."""

import pytest
from django.contrib.auth.decorators import login_not_required
from django.core.exceptions import PermissionDenied, SuspiciousOperation
from django.http import Http404
from django.test import Client
from django.urls import include, path

from guildhouse.kernel.errors import Conflict, DomainError, Invalid, NotAllowed, NotFound, TooMany
from guildhouse.members.queries import find_community

KINDS = {
    "refused": DomainError("Not like this <b>."),
    "invalid": Invalid("A title has words.", field="title"),
    "not-allowed": NotAllowed("Hosts do that."),
    "not-found": NotFound("Gone."),
    "conflict": Conflict("Somebody was faster."),
    "too-many": TooMany("Too many today.", retry_after=90),
    "absent": Http404("secret reason"),
    "denied": PermissionDenied("secret reason"),
    "odd": SuspiciousOperation("secret reason"),
    "bug": ZeroDivisionError("secret reason"),
}
STATUSES = {
    "refused": 400, "invalid": 422, "not-allowed": 403, "not-found": 404, "conflict": 409, "too-many": 429,
    "absent": 404, "denied": 403, "odd": 400, "bug": 500,
}  # fmt: skip


@login_not_required
def refuse(request, kind):
    raise KINDS[kind]


urlpatterns = [path("refuse/<str:kind>/", refuse), path("", include("guildhouse.config.urls"))]
handler400 = "guildhouse.site.views.faults.show_not_understood"
handler403 = "guildhouse.site.views.faults.show_not_allowed"
handler404 = "guildhouse.site.views.faults.show_not_found"
handler500 = "guildhouse.site.views.faults.show_our_fault"
pytestmark = [pytest.mark.django_db, pytest.mark.urls(__name__)]


@pytest.fixture
def visitor():
    return Client(raise_request_exception=False)


@pytest.mark.parametrize("kind", KINDS)
def test_refusal_is_a_page_for_a_person(visitor, kind):
    answer = visitor.get(f"/refuse/{kind}/")
    page = answer.content.decode()
    assert answer.status_code == STATUSES[kind]
    assert "<h1>" in page
    assert 'href="/"' in page
    assert "secret reason" not in page
    assert "Traceback" not in page
    if isinstance(KINDS[kind], DomainError):
        assert KINDS[kind].message.replace("<", "&lt;").replace(">", "&gt;") in page


@pytest.mark.parametrize("kind", sorted(set(KINDS) - {"bug"}))
def test_refusal_is_a_toast_for_htmx(visitor, kind):
    answer = visitor.get(f"/refuse/{kind}/", headers={"HX-Request": "true"})
    assert answer.status_code == STATUSES[kind]
    assert (answer["HX-Retarget"], answer["HX-Reswap"]) == ("#toasts", "beforeend")
    assert "<html" not in answer.content.decode()
    assert "toast" in answer.content.decode()


@pytest.mark.parametrize("kind", KINDS)
def test_refusal_is_problem_json_for_a_program(visitor, kind):
    answer = visitor.get(f"/refuse/{kind}/", headers={"Accept": "application/json"})
    assert answer.status_code == STATUSES[kind]
    assert answer["Content-Type"] == "application/problem+json"
    body = answer.json()
    assert (body["status"], bool(body["detail"])) == (STATUSES[kind], True)
    assert "secret reason" not in str(body)


def test_too_many_says_when_to_try_again(visitor):
    assert visitor.get("/refuse/too-many/")["Retry-After"] == "90"


def test_unknown_address_is_a_page_of_ours(visitor):
    answer = visitor.get("/no/such/place/")
    assert answer.status_code == 404
    assert "nothing at this address" in answer.content.decode()


def test_form_without_proof_is_refused_in_our_words(as_member):
    strict = Client(enforce_csrf_checks=True)
    strict.cookies = as_member.cookies
    answer = strict.post("/undo/", {"token": "x"})
    assert answer.status_code == 403
    assert "reload it, and send it again" in answer.content.decode()


@pytest.mark.parametrize("path", ["/refuse/not-found/", "/refuse/bug/", "/"])
def test_every_answer_carries_the_safety_headers(visitor, path):
    answer = visitor.get(path)
    assert "default-src 'self'" in answer["Content-Security-Policy"]
    assert "unsafe" not in answer["Content-Security-Policy"]
    assert answer["X-Content-Type-Options"] == "nosniff"


def test_our_fault_needs_no_database(visitor, django_assert_num_queries):
    find_community()  # asked before any page, for the door of a community that is closed to strangers
    with django_assert_num_queries(0):
        visitor.get("/refuse/bug/")
