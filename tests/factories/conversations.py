"""Conversations for tests."""

from guildhouse.conversations.actions import accept_request, post_message, start_group, write_to
from tests.factories.members import MemberFactory


def RequestFactory(*, by=None, to=None, body="May I ask how you moved into product?"):
    """A first message that waits; the conversation comes back."""
    return write_to(to or MemberFactory(), by=by or MemberFactory(), body=body).conversation


def GroupFactory(*, by=None, people=(), joined=None, body="Shall we read it together?", title="Readers"):
    """A group begun by one; `joined` of its people have said yes, all of them unless told otherwise."""
    people = list(people) or MemberFactory.create_batch(2)
    conversation = start_group(people, by=by or MemberFactory(), body=body, title=title).conversation
    for one in people if joined is None else joined:
        accept_request(conversation, by=one)
    return conversation


def MessageFactory(*, conversation, by, body="By asking what it is for."):
    return post_message(conversation, by=by, body=body)


def TalkFactory(*, one=None, other=None, body="May I ask how you moved into product?", more=()):
    """Two who talk: `one` asked, `other` said yes; `more` are further messages, taking turns, `other` first."""
    one, other = one or MemberFactory(), other or MemberFactory()
    conversation = RequestFactory(by=one, to=other, body=body)
    accept_request(conversation, by=other)
    for number, words in enumerate(more):
        post_message(conversation, by=(other, one)[number % 2], body=words)
    return conversation
