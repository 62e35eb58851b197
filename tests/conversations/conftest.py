"""Two members who have not talked yet, a third who looks on, and what one of them sees."""

import pytest

from guildhouse.conversations.queries.finding import find_conversation
from guildhouse.conversations.queries.pages import load_page
from guildhouse.kernel.markdown import plain_text
from tests.factories import MemberFactory
from tests.people import ann, ben

__all__ = ["ann", "ben"]


@pytest.fixture
def eve(db):
    return MemberFactory(handle="eve", name="Eve", role="host")


@pytest.fixture
def reads():
    """The words a member finds in a conversation, in order, as its page would show them."""

    def read(conversation, member):
        rows = load_page(find_conversation(member, conversation.pk)).rows
        return [row.line or row.gone or plain_text(row.html) for row in rows]

    return read


@pytest.fixture
def sees():
    """All of a page that could tell one member something about another."""

    def see(client, member, address):
        client.force_login(member)
        page = client.get(address)
        text = page.content.decode()
        main = text[text.index("<main") : text.index("</main>")] if "<main" in text else text
        return page.status_code, main

    return see
