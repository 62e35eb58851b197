"""Topics and replies that waited for a host's look, done in their author's name."""

from collections.abc import Mapping
from typing import Any

from django.utils.translation import gettext as _

from guildhouse.discussions.actions import post_reply, start_topic
from guildhouse.discussions.actions.polling import read_poll
from guildhouse.discussions.models import Post, Topic
from guildhouse.discussions.queries.posts import address_of
from guildhouse.kernel.errors import NotFound
from guildhouse.kernel.ports.gates import performers
from guildhouse.members.models import Member
from guildhouse.spaces.models import Space


def start_waiting_topic(by: Member, given: Mapping[str, Any]) -> str:
    """As of now, so that followers hear of it and it stands among what is new."""
    space = Space.objects.filter(pk=given["space"]).first()
    if space is None:
        raise NotFound(_("The space it was written for is not there any more."))
    about = given.get("about")
    topic = start_topic(
        space, by=by, title=given["title"], body=given["body"], kind=given["kind"], tags=list(given["tags"]),
        pseudonym=given["pseudonym"], poll=read_poll(given["poll"]),
        about=(about[0], about[1]) if about else None,
    )  # fmt: skip
    return topic.get_absolute_url()


def post_waiting_reply(by: Member, given: Mapping[str, Any]) -> str:
    topic = Topic.objects.filter(pk=given["topic"]).first()
    if topic is None:
        raise NotFound(_("The topic it answers is not there any more."))
    reply_to = Post.objects.filter(pk=given["reply_to"], topic=topic).first() if given["reply_to"] else None
    return address_of(post_reply(topic, by=by, body=given["body"], reply_to=reply_to, pseudonym=given["pseudonym"]))


performers.register("discussions.topic", start_waiting_topic)
performers.register("discussions.reply", post_waiting_reply)
