"""Opening, changing and archiving spaces, and where old addresses lead."""

import pytest

from guildhouse.kernel.errors import Conflict, Invalid, NotAllowed
from guildhouse.spaces.actions import archive_space, change_space, open_space
from guildhouse.spaces.models import Space
from tests.factories import SpaceFactory, SpaceMembershipFactory, TopicFactory

pytestmark = pytest.mark.django_db
FORM = {
    "name": "Discovery", "slug": "discovery", "purpose": "To learn before we build.", "goals": "Listen\n\nTry",
    "join_rule": "open", "default_kind": "question", "language": "en",
}  # fmt: skip


@pytest.fixture
def keeper(space):
    return SpaceMembershipFactory(space=space, role="host").member


def test_host_opens_a_space_and_hosts_it(client, host):
    client.force_login(host)
    assert client.get("/spaces/new/").status_code == 200
    response = client.post("/spaces/new/", FORM)
    space = Space.objects.get(slug="discovery")
    assert response.url == "/spaces/discovery/"
    assert space.goals == ["Listen", "Try"]
    assert space.memberships.get().role == "host"


def test_member_cannot_open_a_space(as_member):
    assert as_member.post("/spaces/new/", FORM).status_code == 403
    assert not Space.objects.exists()


def test_taken_address_is_refused_with_all_that_was_typed(client, host):
    SpaceFactory(slug="discovery")
    client.force_login(host)
    response = client.post("/spaces/new/", FORM)
    assert response.status_code == 409
    assert "To learn before we build." in response.content.decode()


def test_address_of_the_house_is_not_a_space(host):
    with pytest.raises(Invalid):
        open_space(by=host, slug="new", name="New", purpose="x")


def test_renamed_space_is_found_at_its_old_address(space, keeper, client):
    old = space.slug
    change_space(space, by=keeper, slug="newer-name")
    assert client.get(f"/spaces/{old}/").url == "/spaces/newer-name/"
    assert client.get(f"/spaces/{old}/about/").url == "/spaces/newer-name/about/"


def test_old_address_of_a_space_that_became_hidden_tells_nothing(space, keeper, client):
    old = space.slug
    change_space(space, by=keeper, slug="newer-name", join_rule="hidden")
    assert client.get(f"/spaces/{old}/").status_code == 404


def test_space_made_hidden_hides_its_topics_at_once(space, keeper, client):
    topic = TopicFactory(space=space)
    assert client.get(topic.get_absolute_url()).status_code == 200
    change_space(space, by=keeper, join_rule="hidden")
    assert client.get(topic.get_absolute_url()).status_code == 404
    assert client.get(f"/topics/{topic.pk}/feed/").status_code == 404


def test_confidence_is_never_opened_afterwards():
    inside = SpaceMembershipFactory(space__join_rule="request", space__is_confidential=True, role="host")
    with pytest.raises(Invalid):
        change_space(inside.space, by=inside.member, is_confidential=False)
    with pytest.raises(Invalid):
        change_space(inside.space, by=inside.member, join_rule="open")


def test_edit_page_is_for_hosts_and_saves(space, keeper, as_member, client):
    assert as_member.get(f"/spaces/{space.slug}/edit/").status_code == 403
    client.force_login(keeper)
    client.post(f"/spaces/{space.slug}/edit/", {**FORM, "guidelines": "Be **kind**"})
    space.refresh_from_db()
    assert "<strong>kind</strong>" in space.guidelines_html


def test_archived_space_is_read_and_not_written_in(space, keeper, as_member):
    topic = TopicFactory(space=space)
    archive_space(space, by=keeper, archived=True)
    assert as_member.get(topic.get_absolute_url()).status_code == 200
    assert as_member.post(f"/topics/{topic.pk}/replies/", {"body": "Hello"}).status_code == 403
    assert topic.posts.count() == 1


def test_change_by_a_member_is_refused(space, member):
    with pytest.raises(NotAllowed):
        change_space(space, by=member, name="Mine")


def test_two_spaces_cannot_share_an_address(space, keeper):
    SpaceFactory(slug="taken")
    with pytest.raises(Conflict):
        change_space(space, by=keeper, slug="taken")
