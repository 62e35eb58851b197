"""Topics and posts for programs: the same queries and actions as the pages."""

from datetime import datetime
from typing import Any, Literal

from django.http import HttpRequest
from django.utils.translation import gettext as _
from ninja import Field, Query, Router, Schema, Status

from guildhouse.discussions.actions import (
    accept_answer,
    delete_post,
    edit_post,
    post_reply,
    start_topic,
    toggle_reaction,
    unaccept_answer,
)
from guildhouse.discussions.models import Post
from guildhouse.discussions.queries.posts import find_post, load_post
from guildhouse.discussions.queries.rows import PostRow, TopicRow
from guildhouse.discussions.queries.topic_lists import Wishes, list_topics
from guildhouse.discussions.queries.topic_page import TopicPage, find_topic, load_topic_page
from guildhouse.kernel.errors import NotFound
from guildhouse.members.models import Member
from guildhouse.spaces.policies import can_read
from guildhouse.spaces.queries import find_space

router = Router(tags=["discussions"])
Kind = Literal["discussion", "question", "experience", "feedback", "proposal", "call"]
Sort = Literal["latest", "top", "unanswered", "mine"]


class TopicOut(Schema):
    id: int
    title: str
    url: str
    kind: str
    space: str
    author: str
    replies_count: int
    created_at: datetime
    last_post_at: datetime
    is_answered: bool
    unread: int


class TopicsOut(Schema):
    topics: list[TopicOut]
    page: int
    has_next: bool


class PostOut(Schema):
    """`author_url` is empty for a pseudonym; `html` is empty for a post that was removed."""

    id: int
    number: int
    version: int
    author: str
    author_url: str
    html: str
    created_at: datetime
    edited_at: datetime | None
    reactions: dict[str, int]
    reply_to: int | None
    is_accepted: bool
    is_deleted: bool
    licence: str


class TopicPageOut(Schema):
    id: int
    title: str
    url: str
    kind: str
    space: str
    tags: list[str]
    is_locked: bool
    page: int
    pages: int
    posts: list[PostOut]


class TopicIn(Schema):
    title: str = Field(max_length=200)
    body: str = Field(max_length=100_000)
    kind: Kind = "discussion"
    tags: list[str] = Field(default_factory=list, max_length=5)


class ReplyIn(Schema):
    body: str = Field(max_length=100_000)
    reply_to: int | None = Field(None, description="the number of the post this answers")


class EditIn(Schema):
    body: str = Field(max_length=100_000)
    version: int = Field(ge=1, le=1_000_000, description="the version you have read; 409 when it has changed since")
    reason: str = Field("", max_length=300)


class ReactionIn(Schema):
    kind: Literal["useful", "same", "thanks", "thoughtful"]


class AnswerIn(Schema):
    post_id: int = Field(ge=1, le=2**62)


@router.get("/topics", response=TopicsOut, summary="Topics of all spaces you read, or of one")
def list_all(
    request: HttpRequest,
    space: str = "",
    sort: Sort = "latest",
    kind: str = "",
    tag: str = "",
    page: int = Query(1, ge=1, le=1000),  # type: ignore[type-arg]
) -> dict[str, Any]:
    wishes, one = Wishes(sort, kind[:12], tag[:40], page), None
    if space:
        access = find_space(_member(request), space)
        if not can_read(access):
            raise NotFound(_("There is no space of that name that you may read."))
        one = access.space
    found = list_topics(_member(request), wishes, one)
    return {"topics": [_topic(row) for row in found.rows], "page": found.page, "has_next": found.has_next}


@router.get("/topics/{id:topic_id}", response=TopicPageOut, summary="A topic with one page of its posts")
def show_topic(request: HttpRequest, topic_id: int, page: int = 1) -> dict[str, Any]:
    return _page(load_topic_page(_member(request), topic_id, page))


@router.post("/spaces/{slug}/topics", response={201: TopicPageOut}, summary="Start a topic")
def start(request: HttpRequest, slug: str, payload: TopicIn) -> Status[dict[str, Any]]:
    access = find_space(_member(request), slug)
    topic = start_topic(access.space, by=_member(request), **payload.dict())
    return Status(201, _page(load_topic_page(_member(request), topic.pk, 1)))


@router.post("/topics/{id:topic_id}/replies", response={201: PostOut}, summary="Reply")
def reply(request: HttpRequest, topic_id: int, payload: ReplyIn) -> Status[dict[str, Any]]:
    topic, _access = find_topic(_member(request), topic_id)
    answered = Post.objects.filter(topic=topic, number=payload.reply_to).first() if payload.reply_to else None
    post = post_reply(topic, by=_member(request), body=payload.body, reply_to=answered)
    return Status(201, _post(load_post(_member(request), post.pk).posts[0]))


@router.patch("/posts/{id:post_id}", response=PostOut, summary="Edit a post of yours")
def edit(request: HttpRequest, post_id: int, payload: EditIn) -> dict[str, Any]:
    edit_post(find_post(_member(request), post_id), by=_member(request), **payload.dict())
    return _post(load_post(_member(request), post_id).posts[0])


@router.delete("/posts/{id:post_id}", response={204: None}, summary="Delete a reply")
def delete(request: HttpRequest, post_id: int) -> Status[None]:
    delete_post(find_post(_member(request), post_id), by=_member(request))
    return Status(204, None)


@router.post("/posts/{id:post_id}/reactions", response=PostOut, summary="React, or take the reaction back")
def react(request: HttpRequest, post_id: int, payload: ReactionIn) -> dict[str, Any]:
    toggle_reaction(find_post(_member(request), post_id), by=_member(request), kind=payload.kind)
    return _post(load_post(_member(request), post_id).posts[0])


@router.put("/topics/{id:topic_id}/answer", response={204: None}, summary="Say what helped")
def accept(request: HttpRequest, topic_id: int, payload: AnswerIn) -> Status[None]:
    topic, _access = find_topic(_member(request), topic_id)
    post = find_post(_member(request), payload.post_id)
    if post.topic_id != topic.pk:
        raise NotFound(_("This post is not in that topic."))
    accept_answer(post, by=_member(request), instead_of=topic.accepted_post_id)
    return Status(204, None)


@router.delete("/topics/{id:topic_id}/answer", response={204: None}, summary="Open the question again")
def unaccept(request: HttpRequest, topic_id: int) -> Status[None]:
    topic, _access = find_topic(_member(request), topic_id)
    unaccept_answer(topic, by=_member(request))
    return Status(204, None)


def _member(request: HttpRequest) -> Member:
    member: Member = request.member  # type: ignore[attr-defined]
    return member


def _topic(row: TopicRow) -> dict[str, Any]:
    return {
        "id": row.id, "title": row.title, "url": row.address, "kind": row.kind, "space": row.space_address.split("/")[2],
        "author": row.author.name, "replies_count": row.replies_count, "created_at": row.created_at,
        "last_post_at": row.last_post_at, "is_answered": row.is_answered, "unread": row.unread,
    }  # fmt: skip


def _page(view: TopicPage) -> dict[str, Any]:
    topic = view.topic
    return {
        "id": topic.pk, "title": topic.title, "url": topic.get_absolute_url(), "kind": topic.kind, "space": topic.space.slug,
        "tags": list(topic.tags.values_list("name", flat=True)), "is_locked": topic.locked_at is not None, "page": view.page,
        "pages": view.pages, "posts": [_post(row) for row in view.posts],
    }  # fmt: skip


def _post(row: PostRow) -> dict[str, Any]:
    return {
        "id": row.id, "number": row.number, "version": row.version, "author": row.face.name, "author_url": row.face.address,
        "html": row.html, "created_at": row.created_at, "edited_at": row.edited_at, "reactions": row.reactions,
        "reply_to": row.reply_to_number, "is_accepted": row.is_accepted, "is_deleted": row.is_deleted, "licence": row.licence,
    }  # fmt: skip
