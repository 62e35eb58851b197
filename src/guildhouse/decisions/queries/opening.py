"""Opening what is sealed, for one reader, so that one text that does not open spoils no page."""

from collections.abc import Iterable
from dataclasses import replace

from django.utils.translation import gettext as _
from markupsafe import Markup

from guildhouse.decisions.models import Decision, LookBack, Perspective, Shared, Thoughts, Verdict
from guildhouse.kernel.errors import DomainError
from guildhouse.kernel.markdown import RENDERER_VERSION, render
from guildhouse.kernel.private import PrivateText, hold_keys
from guildhouse.members.models import Member


def hold_keys_of(decisions: Iterable[Decision], perspectives: Iterable[Perspective], reader: Member) -> None:
    """All keys a page needs, with one query."""
    hold_keys(reader, {one.owner_id for one in decisions} | {one.author_id for one in perspectives})


def open_shared(decision: Decision, reader: Member) -> Shared:
    try:
        return Shared.unpack(decision.shared.read(by=reader))
    except DomainError as refusal:
        return Shared(question=refusal.message)


def open_verdict(decision: Decision, reader: Member) -> Verdict | None:
    """None where it is not for them."""
    try:
        return Verdict.unpack(decision.verdict.read(by=reader)) if decision.has_verdict else None
    except DomainError:
        return None


def open_look_back(decision: Decision, reader: Member) -> LookBack | None:
    try:
        return LookBack.unpack(decision.look_back.read(by=reader)) if decision.looked_back_at else None
    except DomainError:
        return None


def open_line(text: PrivateText, reader: Member) -> str:
    """A sealed line, or nothing where it is not for them."""
    try:
        return text.read(by=reader)
    except DomainError:
        return ""


def open_thoughts(perspective: Perspective, reader: Member) -> Thoughts:
    """With HTML of today's renderer."""
    try:
        thoughts = Thoughts.unpack(perspective.thoughts.read(by=reader))
    except DomainError as refusal:
        return Thoughts(why_html=Markup.escape(refusal.message))
    if perspective.renderer == RENDERER_VERSION:
        return thoughts
    return replace(
        thoughts, why_html=render(thoughts.why), seen_html=render(thoughts.seen), unknown_html=render(thoughts.unknown)
    )


def word_choice(verdict: Verdict | None) -> str:
    return verdict.chosen if verdict and verdict.chosen else _("another way")
