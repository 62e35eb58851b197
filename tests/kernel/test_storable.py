"""Characters no database takes: left out of what was typed, and part of no address."""

import pytest

from guildhouse.spaces.models import EntryRequest
from tests.factories import SpaceFactory

pytestmark = pytest.mark.django_db


def test_unstorable_characters_are_left_out_of_what_was_typed(as_member, member):
    space = SpaceFactory(join_rule="request")
    as_member.post(f"/spaces/{space.slug}/requests/", {"words": "May\0 I?"})
    assert EntryRequest.objects.get(member=member).words == "May I?"


def test_unstorable_characters_are_left_out_of_questions(client, topic):
    assert client.get("/topics/?tag=%00&kind=%00").status_code == 200


@pytest.mark.parametrize("address", ["/members/%00/", "/api/1/members/a%00b", "/drafts/%00/"])
def test_address_with_unstorable_characters_is_not_there(as_member, address):
    assert as_member.get(address).status_code in {401, 404}
