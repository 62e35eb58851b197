"""Posting a reply."""

from django.http import HttpResponse
from django.shortcuts import redirect
from django.views.decorators.http import require_POST

from guildhouse.discussions.actions import post_reply
from guildhouse.discussions.forms import ReplyForm
from guildhouse.discussions.models import Post
from guildhouse.discussions.queries.posts import address_of
from guildhouse.discussions.queries.topic_page import find_topic, load_topic_page
from guildhouse.discussions.views.gone_topics import show_words_again
from guildhouse.discussions.views.topic_context import topic_context
from guildhouse.kernel.drafts import keep_draft
from guildhouse.kernel.errors import DomainError, NotFound
from guildhouse.kernel.http import MemberRequest
from guildhouse.kernel.pages import render
from guildhouse.kernel.refusals import show_refusal
from guildhouse.kernel.sent_forms import send_once


@require_POST
def post_reply_to_topic(request: MemberRequest, topic_id: int) -> HttpResponse:
    """What was typed comes back with every refusal, even when the topic itself has gone meanwhile."""
    try:
        return _reply(request, topic_id)
    except NotFound:
        return show_words_again(request, topic_id)


def _reply(request: MemberRequest, topic_id: int) -> HttpResponse:
    topic, _access = find_topic(request.member, topic_id)
    form = ReplyForm(request.POST)
    status = 422
    if form.is_valid():
        number = form.cleaned_data["reply_to"]
        reply_to = Post.objects.filter(topic=topic, number=number).first() if number else None
        try:
            address = send_once(request.member.pk, request.POST, lambda: address_of(post_reply(
                topic, by=request.member, body=form.cleaned_data["body"], reply_to=reply_to,
                pseudonym=form.cleaned_data["pseudonym"],
            )))  # fmt: skip
        except DomainError as refusal:
            status = show_refusal(form, refusal)
            keep_draft(request.member.pk, f"discussions.reply:{topic_id}", request.POST["body"])
        else:
            return redirect(address)
    view = load_topic_page(request.member, topic_id, topic.last_page)
    return render(request, "discussions/topic.html", topic_context(view, request.member, form), status=status)
