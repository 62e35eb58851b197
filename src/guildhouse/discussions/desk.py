"""What hosts find on their desk: questions nobody answered, new members nobody replied to."""

from collections.abc import Iterator, Sequence
from datetime import timedelta
from typing import Any

from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy as lazy
from django.utils.translation import ngettext

from guildhouse.discussions.models import Post, Topic
from guildhouse.discussions.queries.faces import make_face
from guildhouse.discussions.queries.waiting_words import first_words, open_questions
from guildhouse.kernel.markdown import excerpt
from guildhouse.kernel.ports.desk import DeskItem, Lane, desk_lanes

A_DAY = timedelta(days=1)
LENGTH = 160


def word_questions(rows: Sequence[Topic]) -> Iterator[DeskItem]:
    for topic in rows:
        address = topic.get_absolute_url()
        yield DeskItem(
            id=topic.pk, title=topic.title, address=address, since=topic.created_at, act=_("Answer it"),
            act_address=f"{address}#reply", place=topic.space.name, **_who(topic),
        )  # fmt: skip


def word_first_words(rows: Sequence[Post]) -> Iterator[DeskItem]:
    for post in rows:
        topic = post.topic
        yield DeskItem(
            id=post.pk, title=topic.title, address=post.get_absolute_url(), since=post.created_at, act=_("Reply"),
            act_address=f"{topic.get_absolute_url()}?reply_to={post.number}#reply", place=topic.space.name,
            about=excerpt(post.html, LENGTH), **_who(post),
        )  # fmt: skip


def _who(thing: Topic | Post) -> dict[str, Any]:
    author = thing.author
    face = make_face(thing.pseudonym, author.name, author.handle, author.hue, author.avatar, author.headline)
    return {"who": face.name, "hue": face.hue, "picture": face.avatar_url, "is_unnamed": bool(thing.pseudonym)}


def say_late_questions(count: int) -> str:
    words = ngettext("%(n)s question waits longer than a day", "%(n)s questions wait longer than a day", count)
    return words % {"n": count}


def say_late_words(count: int) -> str:
    words = ngettext(
        "%(n)s new member has had no reply for a day", "%(n)s new members have had no reply for a day", count
    )
    return words % {"n": count}


desk_lanes.register("questions", Lane(
    label=lazy("Unanswered questions"), icon="circle-help", order=10, rows=open_questions, since="created_at",
    means=lazy("Nobody has replied yet. Whoever asks and hears nothing asks no second time. A reply takes it from here. The first question of a new member stands with the new members."),
    word=word_questions, late_after=A_DAY, say_late=say_late_questions,
))  # fmt: skip
desk_lanes.register("newcomers", Lane(
    label=lazy("New members without a reply"), icon="sprout", order=20, rows=first_words, since="created_at",
    means=lazy("The first words of who joined within ninety days, with nobody's words after them; a question too. A first reply is why people stay."),
    word=word_first_words, late_after=A_DAY, say_late=say_late_words,
))  # fmt: skip
