"""The tour: five stops through the loop of the house, each with where to go and what it looks like."""

from collections.abc import Sequence
from typing import NamedTuple

from django.apps import apps
from django.utils.functional import Promise
from django.utils.translation import gettext_lazy as _
from django.utils.translation import pgettext_lazy

from guildhouse.members.models import Member


class Way(NamedTuple):
    """To a page of a room; visitors find only what opens to them."""

    label: str | Promise
    address: str
    room: str
    is_open: bool = False


class Stop(NamedTuple):
    """`key` names the slot `tour.<key>` in which rooms show living examples; `page` is the page of the manual it leads to."""

    key: str
    verb: str | Promise
    title: str | Promise
    words: tuple[str | Promise, ...]
    page: str
    empty: str | Promise
    ways: tuple[Way, ...]


STOPS: Sequence[Stop] = (
    Stop(
        "meet",
        pgettext_lazy("stop of the tour", "Meet"),
        _("Meet people who are where you are, or where you want to be"),
        (
            _("Everybody here has a page: what they do, what they would like to learn, what they can offer. You decide for each part of yours who sees it."),
            _("The directory finds people by what they show, and says what ties them to you. A first message always asks; nobody has to answer."),
        ),
        "directory",
        _("People who show themselves to everyone will stand here."),
        (
            Way(_("Find people"), "/members/", "members"),
            Way(_("Say what you do and seek"), "/settings/work/", "members"),
        ),
    ),
    Stop(
        "ask",
        pgettext_lazy("stop of the tour", "Ask"),
        _("Ask what you would ask a colleague, if you had one who had done it"),
        (
            _("A question goes into a space: a room with a purpose, whose people care about just that. Write as you would speak; your draft is kept while you think."),
            _("Answers come from people who were there. When one helped, you say so, and whoever asks the same next year finds it first."),
        ),
        "ask",
        _("The first question with an answer that helped will stand here."),
        (
            Way(_("What people talk about"), "/topics/", "discussions", is_open=True),
            Way(_("Ask a question"), "/new/", "discussions"),
        ),
    ),
    Stop(
        "do",
        pgettext_lazy("stop of the tour", "Do"),
        _("Do the next small thing, and let somebody count on it"),
        (
            _("Advice becomes yours when you try it. Say what you will do, by when and why by then, and promise it to whoever you like. Moving the day takes a reason, and nothing is scored."),
            _("Events are where it is tried in company: a pitch night, an office hour, a workshop."),
        ),
        "commitments",
        _("The next event will stand here."),
        (
            Way(_("Events"), "/events/", "gatherings", is_open=True),
            Way(_("Your commitments"), "/commitments/", "commitments"),
        ),
    ),
    Stop(
        "reflect",
        pgettext_lazy("stop of the tour", "Reflect"),
        _("Decide for yourself, and look back at what came of it"),
        (
            _("Write down a decision: the question, the ways you could go, what you expect. Ask the people you trust for their perspective; nobody counts votes."),
            _("You decide and say why. On a day you choose the house asks what happened and what you learned. Only those you asked read any of it."),
        ),
        "decisions",
        "",
        (Way(_("Your decisions"), "/decisions/", "decisions"),),
    ),
    Stop(
        "give",
        pgettext_lazy("stop of the tour", "Give back"),
        _("Give back what you were given"),
        (
            _("You know more than somebody who began a month ago. Answer a question that nobody has answered yet: your own story is enough."),
            _("And when somebody helped you, thank them with kudos that say what for. There are no points and no ranking, only what people remember."),
        ),
        "kudos",
        _("The first kudos will stand here."),
        (
            Way(_("Questions without an answer"), "/topics/?sort=unanswered", "discussions", is_open=True),
            Way(_("Kudos"), "/kudos/", "recognition", is_open=True),
        ),
    ),
)  # fmt: skip


def list_ways(stop: Stop, member: Member | None) -> list[Way]:
    """Only to rooms that are there."""
    return [way for way in stop.ways if (member or way.is_open) and apps.is_installed(f"guildhouse.{way.room}")]
