"""Commitments for tests, made through the same actions as pages use."""

from datetime import timedelta

from django.utils import timezone

from guildhouse.commitments.actions import Given, ask_commitment, make_commitment
from tests.factories.members import MemberFactory


def CommitmentFactory(
    *, by=None, to=(), what="Send the three case studies", why="Before her interview", days=7, **more
):
    """`days` from today, None for no day."""
    on = None if days is None else timezone.localdate() + timedelta(days=days)
    return make_commitment(Given(what=what, why=why, on=on, **more), by=by or MemberFactory(), to=to)


def AskedCommitmentFactory(*, by=None, of=None, what="Read my draft", why="It goes out on Friday", days=7, **more):
    """Waits for the yes of `of`."""
    on = None if days is None else timezone.localdate() + timedelta(days=days)
    given = Given(what=what, why=why, on=on, **more)
    return ask_commitment(given, by=by or MemberFactory(), of=of or MemberFactory())
