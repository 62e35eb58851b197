"""Voting in a topic's poll."""

from django.http import HttpResponse
from django.shortcuts import redirect
from django.utils.translation import gettext as _
from django.views.decorators.http import require_POST

from guildhouse.discussions.actions import vote
from guildhouse.discussions.queries.topic_page import find_topic
from guildhouse.kernel.http import MemberRequest
from guildhouse.kernel.numbers import read_number
from guildhouse.kernel.toasts import say


@require_POST
def vote_in_topic(request: MemberRequest, topic_id: int) -> HttpResponse:
    topic, _access = find_topic(request.member, topic_id)
    vote(topic, by=request.member, options=[read_number(pk) for pk in request.POST.getlist("choice")])
    say(request, _("Your vote is counted."))
    return redirect(topic)
