"""What the tests of notices share: who hears what, and people who know each other."""

import pytest

from guildhouse.notifications.models import Notice
from guildhouse.spaces.actions.entering import admit_member
from tests.factories import MemberFactory, SpaceFactory


@pytest.fixture
def heard():
    """The kinds a member has notices of, oldest first."""

    def kinds(member):
        notices = Notice.objects.visible_to(member).order_by("pk")
        return [kind.removeprefix("discussions.") for kind in notices.values_list("kind", flat=True)]

    return kinds


@pytest.fixture
def tomas(db):
    return MemberFactory(handle="tomas", name="Tomás Vidal")


@pytest.fixture
def aino(db):
    return MemberFactory(handle="aino", name="Aino Laine")


@pytest.fixture
def hidden_space(tomas, aino):
    """Tomás and Aino are inside."""
    space = SpaceFactory(join_rule="hidden", is_confidential=True, allows_pseudonyms=True, name="The quiet room")
    for member in (tomas, aino):
        admit_member(space, member)
    return space
