"""Search for programs: what the token's member may see, and refusals that name what to mend."""

import pytest

from guildhouse.api.actions import issue_token
from tests.factories import MemberFactory, SpaceFactory, SpaceMembershipFactory, TopicFactory

pytestmark = pytest.mark.django_db


@pytest.fixture
def call(client):
    def send(member, query):
        _token, secret = issue_token(by=member, name="Test", scopes=["read"])
        return client.get("/api/1/search", query, headers={"Authorization": f"Bearer {secret}"})

    return send


def test_a_program_finds_what_its_member_may_see(call, deliver):
    insider = MemberFactory()
    space = SpaceFactory(join_rule="hidden")
    SpaceMembershipFactory(space=space, member=insider)
    TopicFactory(space=space, by=insider, title="A lantern", body="More lantern words.")
    deliver()
    answer = call(insider, {"q": "lantern kind:nothing before:soon -x"}).json()
    assert (answer["count"], answer["unread"]) == (0, ["before:soon"])
    answer = call(insider, {"q": "lanterns"}).json()
    (hit,) = answer["hits"]
    assert (hit["title"], hit["kind"], hit["space"]) == ("A lantern", "topic", space.name)
    assert {"text": "lantern", "is_hit": True} in hit["snippet"]
    assert call(MemberFactory(), {"q": "lanterns"}).json()["count"] == 0


@pytest.mark.parametrize(
    "query", [{}, {"q": "a" * 501}, {"q": "a", "page": 0}, {"q": "a", "page": 51}, {"q": "a", "exact": "perhaps"}]
)
def test_a_question_that_cannot_be_read_is_told_so(call, query):
    response = call(MemberFactory(), query)
    assert response.status_code == 422
    assert response["Content-Type"] == "application/problem+json"
