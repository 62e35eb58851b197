"""Bringing something that stands to a host's eyes because a check has doubts. The words stay where they are."""

from guildhouse.kernel.ports.flaggables import flaggables
from guildhouse.members.models import Member
from guildhouse.moderation.actions.checking import judge_words, keeps_the_place, plain_reasons
from guildhouse.moderation.actions.opening import open_item
from guildhouse.moderation.actions.reasons import word_reasons
from guildhouse.moderation.judging.verdict import Step
from guildhouse.moderation.models import Item
from guildhouse.moderation.queries.rules import find_rules

DOUBT, WORD = 1.0, 1.5  # points in the queue: below a flag of somebody who is usually right


def look_at(kind: str, object_id: int) -> Item | None:
    """Opens an item, or adds to the one there is; None where nothing speaks against it, or nothing of it is left."""
    flaggable = flaggables.get(kind)
    thing = flaggable.show(object_id) if flaggable else None
    author = Member.objects.filter(pk=thing.author_id).first() if thing else None
    if thing is None or author is None or not thing.is_shown or keeps_the_place(author, thing.space_id):
        return None
    verdict = judge_words(thing.title, thing.text, author, find_rules())
    if verdict.step == Step.PASS:
        return None
    reasons = plain_reasons(list(verdict.reasons))
    first = next((one["code"] for one in reasons if one["code"] in {"word", "spam"}), reasons[0]["code"])
    return open_item(
        kind, object_id, source=Item.Source.CHECK, reason=str(first)[:20], details={"why": word_reasons(reasons)},
        points=WORD if first == "word" else DOUBT,
    )  # fmt: skip
