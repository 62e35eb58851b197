"""The demo's conversations, written through the actions and then set back to the time they were said."""

from collections.abc import Mapping
from datetime import datetime
from typing import Any

from guildhouse.conversations.actions import accept_request, note_reading, post_message, start_group, write_to
from guildhouse.conversations.models import Conversation, Message, Participation
from guildhouse.members.models import Member
from guildhouse.site.demo.reading import read_conversations, read_span


def write_letters(members: Mapping[str, Member], now: datetime) -> None:
    for told in read_conversations():
        _hold(told, members, now)


def _hold(told: dict[str, Any], members: Mapping[str, Member], now: datetime) -> None:
    began = now - read_span(told["age"])
    by, others = members[told["from"]], [members[handle] for handle in told["to"]]
    first = _begin(told, by, others)
    for handle in told.get("joined", told["to"] if told.get("answer") != "waits" else []):
        accept_request(first.conversation, by=members[handle])
    said = [(first, began)]
    for entry in told.get("message", []):
        message = post_message(first.conversation, by=members[entry["from"]], body=entry["body"])
        said.append((message, began + read_span(entry["after"])))
    _set_back(first.conversation, said)


def _begin(told: dict[str, Any], by: Member, others: list[Member]) -> Message:
    if len(others) > 1:
        return start_group(others, by=by, body=told["body"], title=told["title"])
    return write_to(others[0], by=by, body=told["body"])


def _set_back(conversation: Conversation, said: list[tuple[Message, datetime]]) -> None:
    """Lines of those who joined stand at the time of the first message; the last words are unread by whoever got them."""
    began, last = said[0][1], said[-1][1]
    Conversation.objects.filter(pk=conversation.pk).update(created_at=began)
    Message.objects.filter(conversation=conversation).update(created_at=began)
    for message, at in said:
        Message.objects.filter(pk=message.pk).update(created_at=at)
    people = Participation.objects.filter(conversation=conversation)
    people.update(last_at=last)
    people.exclude(asked_at=None).update(asked_at=began)
    newest = said[-1][0]
    for one in people.filter(state=Participation.State.ACTIVE).exclude(member=newest.author):
        note_reading(conversation, by=one.member, number=newest.number - 1)
