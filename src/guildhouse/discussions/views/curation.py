"""The page on which a host cares for a topic: one form per act, each with what it will do in words."""

import re

from django.http import HttpResponse
from django.shortcuts import redirect
from django.utils.translation import gettext as _
from django.views.decorators.http import require_GET, require_POST

from guildhouse.discussions.actions.curating import lock_for_replies, mark_duplicate, move_topic, pin_topic
from guildhouse.discussions.actions.joining import merge_topics, split_topic
from guildhouse.discussions.models import Topic
from guildhouse.discussions.policies import can_curate_topic
from guildhouse.discussions.queries.topic_page import find_topic, list_posts
from guildhouse.kernel.errors import Invalid, NotAllowed
from guildhouse.kernel.http import MemberRequest
from guildhouse.kernel.numbers import read_number
from guildhouse.kernel.pages import render
from guildhouse.kernel.toasts import say
from guildhouse.spaces.policies import can_write
from guildhouse.spaces.queries import find_space, list_accesses

SHOWN = 200


@require_GET
def show_curation(request: MemberRequest, topic_id: int) -> HttpResponse:
    topic, access = find_topic(request.member, topic_id)
    if not can_curate_topic(access):
        raise NotAllowed(_("This is for the hosts of the space."))
    return render(request, "discussions/curation.html", {
        "topic": topic,
        "spaces": [one.space for one in list_accesses(request.member) if can_write(one)],
        "posts": list_posts(topic, request.member, 2, 1 + SHOWN),
    })  # fmt: skip


@require_POST
def change_pin(request: MemberRequest, topic_id: int) -> HttpResponse:
    topic, _access = find_topic(request.member, topic_id)
    pinned = request.POST.get("pinned") == "yes"
    pin_topic(topic, by=request.member, pinned=pinned)
    say(request, _("The topic is pinned.") if pinned else _("The topic is no longer pinned."))
    return redirect(topic)


@require_POST
def change_lock(request: MemberRequest, topic_id: int) -> HttpResponse:
    topic, _access = find_topic(request.member, topic_id)
    locked = request.POST.get("locked") == "yes"
    lock_for_replies(topic, by=request.member, locked=locked, because=request.POST.get("because", ""))
    say(request, _("The topic is closed for replies.") if locked else _("The topic is open for replies again."))
    return redirect(topic)


@require_POST
def change_space(request: MemberRequest, topic_id: int) -> HttpResponse:
    topic, _access = find_topic(request.member, topic_id)
    to = find_space(request.member, request.POST.get("to", "")).space
    move_topic(topic, by=request.member, to=to)
    say(request, _("The topic stands in %(space)s now.") % {"space": to.name})
    return redirect(topic)


@require_POST
def change_duplicate(request: MemberRequest, topic_id: int) -> HttpResponse:
    topic, _access = find_topic(request.member, topic_id)
    named = request.POST.get("of", "").strip()
    mark_duplicate(topic, by=request.member, of=find_named(request, named) if named else None)
    say(request, _("People are led to the earlier topic.") if named else _("The mark is taken away."))
    return redirect(topic)


@require_POST
def merge_one(request: MemberRequest, topic_id: int) -> HttpResponse:
    topic, _access = find_topic(request.member, topic_id)
    into = merge_topics(topic, by=request.member, into=find_named(request, request.POST.get("into", "")))
    say(request, _("The two topics are one."))
    return redirect(into)


@require_POST
def split_one(request: MemberRequest, topic_id: int) -> HttpResponse:
    topic, _access = find_topic(request.member, topic_id)
    numbers = [read_number(number) for number in request.POST.getlist("numbers")]
    apart = split_topic(topic, by=request.member, numbers=numbers, title=request.POST.get("title", ""))
    say(request, _("The posts you chose are a topic of their own."))
    return redirect(apart)


def find_named(request: MemberRequest, words: str) -> Topic:
    """A topic by its address or its number, as a host would paste it."""
    found = re.search(r"(?:topics/|^)([0-9]{1,12})", words.strip())
    if found is None:
        raise Invalid(_("Paste the address of the other topic."), field="of")
    return find_topic(request.member, int(found[1]))[0]
