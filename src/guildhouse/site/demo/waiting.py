"""What waits on the hosts' desk of the demo, made through the actions and then set back to the time it came."""

from collections.abc import Mapping
from datetime import datetime
from typing import Any

from allauth.account.models import EmailAddress
from django.core.cache import cache

from guildhouse.discussions.actions import post_reply
from guildhouse.discussions.models import Post, Topic
from guildhouse.members.actions.registering import register_member
from guildhouse.members.models import Community, JoinRequest, Member
from guildhouse.members.queries.community import COMMUNITY_KEY
from guildhouse.moderation.actions import flag_thing
from guildhouse.moderation.models import Item
from guildhouse.site.demo.reading import read_span, read_waiting
from guildhouse.spaces.actions import ask_to_enter
from guildhouse.spaces.models import EntryRequest, Space


def let_wait(spaces: Mapping[str, Space], members: Mapping[str, Member], now: datetime) -> None:
    told = read_waiting()
    _knock(told["joining"], now)
    for one in told["entering"]:
        asked = ask_to_enter(spaces[one["space"]], by=members[one["by"]], words=one["words"])
        EntryRequest.objects.filter(pk=asked.pk).update(created_at=now - read_span(one["age"]))
    for one in told["flagged"]:
        _flag(one, members)


def _knock(people: list[dict[str, Any]], now: datetime) -> None:
    """They asked while the guild still let people in by a host's word; whoever comes now joins at once."""
    _let_in_by(Community.Joining.APPROVAL)
    for one in people:
        email = f"{one['name'].split()[0].lower()}@example.org"
        member = register_member(Member(email=email, password="!"), name=one["name"], words=one["words"])  # noqa: S106 - nobody signs in with it
        EmailAddress.objects.create(user=member, email=email, verified=True, primary=True)
        at = now - read_span(one["age"])
        Member.objects.filter(pk=member.pk).update(joined_at=at)
        JoinRequest.objects.filter(member=member).update(created_at=at)
    _let_in_by(Community.Joining.OPEN)


def _let_in_by(way: str) -> None:
    Community.objects.update(joining=way)
    cache.delete(COMMUNITY_KEY)


def _flag(told: dict[str, Any], members: Mapping[str, Member]) -> None:
    topic = Topic.objects.get(title=told["topic"])
    post = post_reply(topic, by=members[told["author"]], body=told["body"])
    at = topic.created_at + read_span(told["after"])
    Post.objects.filter(pk=post.pk).update(created_at=at)
    Topic.objects.filter(pk=topic.pk).update(last_post_at=at)
    for number, handle in enumerate(told["by"]):
        words = "" if number else told["words"]
        flag_thing("post", post.pk, by=members[handle], reason=told["reason"], words=words)
    Item.objects.filter(kind="post", object_id=post.pk).update(opened_at=at)
