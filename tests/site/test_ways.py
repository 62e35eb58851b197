"""The ways from every page to the places of the house."""

import pytest

from tests.factories import MemberFactory

pytestmark = pytest.mark.django_db


def test_talk_is_within_the_thumb_and_kudos_are_found(as_member):
    page = as_member.get("/").content.decode()
    bar = page.partition('<nav class="bar"')[2].partition("</nav>")[0]
    assert bar.count("<a ") == 5
    assert 'href="/conversations/"' in bar
    assert 'href="/kudos/"' in page


def test_only_hosts_find_the_way_to_what_waits_for_them(client, as_member):
    assert "/moderation/" not in as_member.get("/").content.decode()
    assert "/moderation/" not in as_member.get("/search/palette/?q=what").content.decode()
    client.force_login(MemberFactory(role="host"))
    assert 'href="/moderation/"' in client.get("/").content.decode()
    assert "/moderation/" in client.get("/search/palette/?q=what").content.decode()
