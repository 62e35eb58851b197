"""What the tests of notices share: who hears what, and people who know each other."""

import pytest

from guildhouse.notifications.actions import send_next_mail
from guildhouse.notifications.models import Notice
from guildhouse.spaces.actions.entering import admit_member
from tests.factories import MemberFactory, SpaceFactory
from tests.notifications.postbox import Office, Postbox


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


@pytest.fixture
def postbox():
    """A mail server that is up for this test."""
    box = Postbox()
    office = Office(box)
    office.start()
    box.port = office.port
    yield box
    office.stop()


@pytest.fixture
def smtp(postbox, settings):
    """Mail of this process goes to the postbox, with little patience."""
    settings.EMAIL_BACKEND = "django.core.mail.backends.smtp.EmailBackend"
    settings.EMAIL_HOST, settings.EMAIL_PORT, settings.EMAIL_USE_TLS, settings.EMAIL_TIMEOUT = (
        "127.0.0.1", postbox.port, False, 1,
    )  # fmt: skip
    return postbox


@pytest.fixture
def send_due():
    """Sends what is due, as the worker's lane would until it rests."""

    def send():
        while send_next_mail():
            pass

    return send
