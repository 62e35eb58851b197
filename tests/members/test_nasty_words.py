"""Every form of the room takes whatever is typed: a clear answer, never a fault."""

import itertools
import json

import pytest

from guildhouse.members.models import JoinRequest
from tests.factories import MemberFactory

pytestmark = pytest.mark.django_db
NASTY = ["\x00", "a\x00b", b"\xff\xfe", b"\xed\xa0\x80", "\u202eabc", "<script>alert(1)</script>", "'; DROP TABLE x; --", "\U0001d573" * 300,
         "%s %d {0} {{7*7}}", "x" * 1_000_000, "-9" * 40, "1e999", "\u0661", "../../etc/passwd", "[](" * 3000, ">" * 5000, "@a " * 5000]  # fmt: skip
FORMS = {
    "/settings/profile/": ["name", "handle", "headline", "about", "pronouns", "location", "time_zone", "languages", "link_label_1", "link_url_1", "shown_about"],
    "/settings/profile/preview/": ["about"],
    "/settings/profile/picture/": ["picture", "remove"],
    "/settings/appearance/": ["theme", "language", "time_zone"],
    "/settings/sessions/": ["session"],
    "/community/edit/": ["seen", "name", "purpose", "goals", "values", "guidelines", "joining", "review_on"],
    "/community/request/": ["words"],
    "/community/requests/1/decision/": ["accepted", "reason"],
    "/community/invitations/": ["uses", "days", "note"],
    "/members/other/block/": ["blocked", "back"],
}  # fmt: skip
LONG_FORMS = ("/settings/profile/", "/community/edit/", "/community/invitations/", "/community/request/")
USUAL = {
    "name": "Ana",
    "handle": "ana",
    "seen": "1",
    "purpose": "x",
    "joining": "open",
    "uses": "1",
    "days": "14",
    "accepted": "no",
    "reason": "r",
}


@pytest.fixture
def as_host(client, host):
    MemberFactory(handle="other")
    JoinRequest.objects.create(pk=1, member=MemberFactory(status="waiting"))
    client.force_login(host)
    return client


def pour(client, words):
    for address, fields in FORMS.items():
        for field in fields:
            response = client.post(address, {**USUAL, field: words})
            assert response.status_code < 500, (address, field, words[:40])


@pytest.mark.parametrize("words", NASTY, ids=lambda words: repr(words[:8]))
def test_forms_answer_nasty_words_clearly(as_host, words):
    pour(as_host, words)


@pytest.mark.any_database
@pytest.mark.corpus
def test_forms_answer_the_naughty_strings_clearly(as_host, corpus):
    """Each string into every field of a long form at once, one form after the other, so that the whole list takes seconds."""
    strings = json.loads((corpus / "naughty-strings" / "blns.json").read_text("utf-8"))
    for words, address in zip(strings, itertools.cycle(LONG_FORMS), strict=False):
        response = as_host.post(address, {**USUAL, **dict.fromkeys(FORMS[address], words)})
        assert response.status_code < 500, (address, words)


@pytest.mark.parametrize("words", ["\x00", "%", "_", "x" * 8000, "\u202e", "'"], ids=lambda words: repr(words[:8]))
def test_addresses_with_nasty_words_are_answered(as_host, words):
    for address in ("/members/", "/members/completion/"):
        for name in ("q", "page", "space"):
            assert as_host.get(address, {"q": "a", name: words}).status_code < 500
    for address in (f"/members/{words}/", f"/join/{words}/", f"/avatars/{words}"):
        assert as_host.get(address).status_code == 404
