"""Three members, a host who is a stranger to what they do, and what one of them sees of a page."""

import pytest

from tests.factories import MemberFactory


@pytest.fixture
def ann(db):
    return MemberFactory(handle="ann", name="Ann")


@pytest.fixture
def ben(db):
    return MemberFactory(handle="ben", name="Ben")


@pytest.fixture
def cleo(db):
    return MemberFactory(handle="cleo", name="Cleo")


@pytest.fixture
def host(db):
    return MemberFactory(handle="host", name="Host", role="host")


@pytest.fixture
def page(client):
    """The main part of a page and its status, as one member gets it."""

    def get(member, address, **posted):
        client.force_login(member)
        response = client.post(address, posted, follow=True) if posted else client.get(address)
        text = response.content.decode()
        return response.status_code, text[text.index("<main") :] if "<main" in text else text

    return get
