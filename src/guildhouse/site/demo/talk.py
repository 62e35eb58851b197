"""The demo's topics and replies, written through the actions and then set back to the time they were said."""

import re
from collections.abc import Mapping
from datetime import datetime, timedelta
from itertools import islice
from typing import Any

from guildhouse.discussions.actions import Poll, post_reply, start_topic, vote
from guildhouse.discussions.models import Post, PostRevision, Reaction, Topic
from guildhouse.kernel.attachments import add_attachment
from guildhouse.kernel.markdown import render
from guildhouse.members.models import Member
from guildhouse.site.demo.pictures import draw_picture
from guildhouse.site.demo.reading import read_span
from guildhouse.spaces.models import Space

PICTURE = re.compile(r"\]\(picture:([a-z]+)\)")


def hold_talk(
    space: Space,
    told: dict[str, Any],
    members: Mapping[str, Member],
    now: datetime,
    about: tuple[str, int] | None = None,
) -> Topic:
    began = now - read_span(told["age"])
    author = members[told["author"]]
    topic = start_topic(
        space, by=author, title=told["title"], body=_with_pictures(told["body"], author), kind=told["kind"],
        tags=told.get("tags", []), pseudonym=told.get("pseudonym", ""), poll=_poll(told), about=about,
    )  # fmt: skip
    posts = [topic.posts.get()]
    _count_votes(topic, told, members)
    _remember_drafts(posts[0], told, began)
    for reply in told.get("reply", []):
        posts.append(_say(topic, reply, members, posts))
    times = [began, *(began + read_span(reply["after"]) for reply in told.get("reply", []))]
    for post, at in zip(posts, times, strict=True):
        Post.objects.filter(pk=post.pk).update(created_at=at)
    _settle(topic, told, posts, times)
    return topic


def _say(topic: Topic, reply: dict[str, Any], members: Mapping[str, Member], posts: list[Post]) -> Post:
    answers = posts[reply["to"]] if reply.get("to") else None
    author = members[reply["author"]]
    post = post_reply(topic, by=author, body=_with_pictures(reply["body"], author), reply_to=answers)
    useful = [members[handle] for handle in reply.get("useful", []) if handle != reply["author"]]
    Reaction.objects.bulk_create(Reaction(post=post, member=one, kind=Reaction.Kind.USEFUL) for one in useful)
    if useful:
        Post.objects.filter(pk=post.pk).update(reactions={"useful": len(useful)})
    return post


def _with_pictures(body: str, author: Member) -> str:
    """The text with its drawings uploaded, as if the author had dropped them into the composer."""

    def upload(found: re.Match[str]) -> str:
        attachment = add_attachment(draw_picture(found[1]), name=f"{found[1]}.png", by=author)
        return f"]({attachment.get_absolute_url()})"

    return PICTURE.sub(upload, body)


def _settle(topic: Topic, told: dict[str, Any], posts: list[Post], times: list[datetime]) -> None:
    accepted = told.get("accepted")
    useful = sum(len(reply.get("useful", [])) for reply in told.get("reply", []))
    Topic.objects.filter(pk=topic.pk).update(
        created_at=times[0],
        last_post_at=times[-1],
        pinned_at=times[0] if told.get("pinned") else None,
        accepted_post=posts[accepted] if accepted else None,
        useful_count=useful,
    )


def _poll(told: dict[str, Any]) -> Poll | None:
    poll = told.get("poll")
    return Poll(poll["question"], tuple(poll["options"])) if poll else None


def _count_votes(topic: Topic, told: dict[str, Any], members: Mapping[str, Member]) -> None:
    """As many members vote for each option as the poll says, one after the other."""
    if topic.poll is None:
        return
    options = [option.pk for option in topic.poll.questions.get().options.all()]
    voters = iter([one for handle, one in sorted(members.items()) if handle != told["author"]])
    for option, votes in zip(options, told["poll"]["votes"], strict=True):
        for voter in islice(voters, votes):
            vote(topic, by=voter, options=[option])


def _remember_drafts(post: Post, told: dict[str, Any], began: datetime) -> None:
    """The versions a proposal went through before it read as it does now."""
    earlier = told.get("revisions", [])
    for number, body in enumerate(earlier, start=1):
        PostRevision.objects.create(
            post=post, number=number, title=told["title"], body=body, html=render(body), edited_by=post.author,
            at=began + timedelta(days=number),
        )  # fmt: skip
    if earlier:
        changed = {"revisions_count": len(earlier), "edited_at": began + timedelta(days=len(earlier))}
        Post.objects.filter(pk=post.pk).update(**changed)
