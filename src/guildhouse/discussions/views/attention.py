"""What a member does with a topic for themselves: answer marked, followed, read."""

from django.http import HttpResponse
from django.shortcuts import redirect
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy
from django.views.decorators.http import require_GET, require_POST

from guildhouse.discussions.actions import (
    accept_answer,
    delete_topic,
    follow_topic,
    note_reading,
    read_everything,
    unaccept_answer,
)
from guildhouse.discussions.models import TopicFollow
from guildhouse.discussions.queries.posts import address_of, find_post, first_unread
from guildhouse.discussions.queries.topic_page import find_topic
from guildhouse.kernel.http import MemberRequest
from guildhouse.kernel.numbers import read_number
from guildhouse.kernel.toasts import say
from guildhouse.kernel.undo import offer_undo

SAID = {
    TopicFollow.Level.WATCHING: gettext_lazy("You will hear of every reply here."),
    TopicFollow.Level.NORMAL: gettext_lazy("You will hear when somebody answers or names you here."),
    TopicFollow.Level.MUTED: gettext_lazy("You will hear nothing from this topic."),
}


@require_POST
def mark_answer(request: MemberRequest, topic_id: int) -> HttpResponse:
    topic, _access = find_topic(request.member, topic_id)
    wanted = read_number(request.POST.get("post") or request.GET.get("post", ""))
    seen = request.POST.get("instead_of") or request.GET.get("instead_of", "")
    if not wanted:
        unaccept_answer(topic, by=request.member)
        say(request, _("The question is open again."))
        return redirect(topic)
    post = find_post(request.member, wanted)
    accept_answer(post, by=request.member, instead_of=(read_number(seen) or None) if seen else topic.accepted_post_id)
    say(request, _("Marked as what helped."))
    return redirect(address_of(post))


@require_POST
def change_level(request: MemberRequest, topic_id: int) -> HttpResponse:
    topic, _access = find_topic(request.member, topic_id)
    level = request.POST.get("level", "")
    follow_topic(topic, by=request.member, level=level)
    say(request, str(SAID[TopicFollow.Level(level)]))
    return redirect(topic)


@require_POST
def note_read(request: MemberRequest, topic_id: int) -> HttpResponse:
    topic, _access = find_topic(request.member, topic_id)
    if number := read_number(request.POST.get("number", "")):
        note_reading(topic, by=request.member, number=number)
    return HttpResponse(status=204)


@require_POST
def read_all(request: MemberRequest) -> HttpResponse:
    read_everything(by=request.member)
    say(request, _("Everything up to now counts as read."))
    return redirect("topics")


@require_GET
def go_to_unread(request: MemberRequest, topic_id: int) -> HttpResponse:
    topic, _access = find_topic(request.member, topic_id)
    return redirect(first_unread(topic, request.member))


@require_POST
def delete_whole(request: MemberRequest, topic_id: int) -> HttpResponse:
    topic, _access = find_topic(request.member, topic_id)
    delete_topic(topic, by=request.member)
    say(
        request,
        _("The topic is deleted."),
        undo=offer_undo("discussions.delete_topic", by_id=request.member.pk, topic_id=topic.pk),
    )
    return redirect(topic.space)
