"""Decisions for tests, made through the same actions as pages use."""

from guildhouse.decisions.actions import Question, ask_for_perspective, give_perspective, open_decision
from guildhouse.decisions.models import Option
from tests.factories.members import MemberFactory

QUESTION = "Apply for the internal role now, or after the launch?"


def DecisionFactory(
    *,
    by=None,
    question=QUESTION,
    context="The launch is in **March**.",
    options=("Now", "After the launch"),
    pros="It is open now",
    cons="Little time",
    asked=(),
    **more,
):
    """Open; every member in `asked` has been asked and has not answered."""
    by = by or MemberFactory()
    given = [Option(number, words, pros, cons) for number, words in enumerate(options, start=1)]
    decision = open_decision(Question(question=question, context=context, options=given, **more), by=by)
    for one in asked:
        ask_for_perspective(decision, one, by=by)
    return decision


def PerspectiveFactory(*, decision, by, lean=1, why="I waited once, and the role was gone.", **more):
    """Given by somebody who is asked now, if they were not before."""
    if not decision.perspectives.filter(author=by).exists():
        ask_for_perspective(decision, by, by=decision.owner)
    return give_perspective(decision, by=by, lean=lean, why=why, **more)
