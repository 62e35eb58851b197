"""A space with its host, somebody whose post is flagged, and those who flag it."""

import pytest

from tests.factories import MemberFactory, PostFactory, SpaceFactory, SpaceMembershipFactory, TopicFactory


@pytest.fixture
def author(db):
    return MemberFactory(handle="author", name="Ada Author")


@pytest.fixture
def flagger(db):
    return MemberFactory(handle="flagger", name="Fay Flagger")


@pytest.fixture
def keeper(db):
    return MemberFactory(handle="keeper", name="Kit Keeper")


@pytest.fixture
def space(db, keeper):
    space = SpaceFactory(slug="plaza", allows_pseudonyms=True)
    SpaceMembershipFactory(space=space, member=keeper, role="host")
    return space


@pytest.fixture
def post(space, author):
    return PostFactory(topic=TopicFactory(space=space), by=author, body="Buy my course, you fools.")
