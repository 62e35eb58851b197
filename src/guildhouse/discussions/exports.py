"""What discussions hold about a member, field by field, with the reason. Confidential spaces are left out of exports."""

from typing import Any

from django.utils.translation import gettext_lazy as _

from guildhouse.discussions.models import Bookmark, Post, Pseudonym, Reaction, TopicFollow, TopicRead
from guildhouse.kernel.ports.exports import Holding, exports
from guildhouse.members.models import Member


def hold_words(member: Member) -> dict[str, Any]:
    posts = Post.objects.filter(author=member, deleted_at=None, topic__space__is_confidential=False)
    return {
        "posts": [
            {"topic": title, "body": body, "at": at.isoformat(), "address": f"/posts/{pk}/"}
            for title, body, at, pk in posts.order_by("pk").values_list("topic__title", "body", "created_at", "pk")
        ],
        "pseudonyms": list(Pseudonym.objects.filter(member=member).values_list("name", flat=True)),
        "reactions": list(Reaction.objects.filter(member=member).order_by("pk").values("post_id", "kind")),
        "bookmarks": [
            {
                "post_id": one.post_id,
                "note": one.note,
                "remind_on": one.remind_on.isoformat() if one.remind_on else None,
            }
            for one in Bookmark.objects.filter(member=member).order_by("pk")
        ],
        "follows": list(TopicFollow.objects.filter(member=member).values("topic_id", "level")),
        "read": list(TopicRead.objects.filter(member=member).values("topic_id", "number")),
    }


exports.register("discussions", Holding(
    _("Discussions"),
    {
        "posts": _("What you wrote. It stays readable to those who read it."),
        "pseudonyms": _("Names you took for a topic. Nobody else is told."),
        "reactions": _("So that a second press takes it back."),
        "bookmarks": _("For you alone."),
        "follows": _("So that you hear what you chose to hear."),
        "read": _("So that you see what is new."),
    },
    hold_words,
))  # fmt: skip
