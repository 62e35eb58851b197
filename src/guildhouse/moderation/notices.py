"""What members hear of keeping order: what was decided about them, what became of a flag, what waits for them as hosts."""

from collections.abc import Iterator, Mapping, Sequence

from django.utils.translation import gettext_lazy as lazy

from guildhouse.kernel.ports.notices import Choice, NoticeKind, Telling, Unsettling, register_kind, tells, unsettles
from guildhouse.moderation.events import AppealDecided, AppealMade, ItemDecided, ItemOpened, WordsDecided
from guildhouse.moderation.models import Appeal, Decision, Flag, Item
from guildhouse.moderation.queries import notice_words as words
from guildhouse.moderation.queries.appeals import list_judges
from guildhouse.moderation.queries.hosts import list_deciders

QUEUE, APPEALS = "moderation:queue", "moderation:appeals"


def find_objections(_tellings: Sequence[Telling]) -> Mapping[Telling, str]:
    """None: tellers name only whom it concerns, and words leave out what has gone meanwhile."""
    return {}


for order, (key, icon, default, label, help_text, reasons, word) in enumerate([
    (words.DECIDED, "scale", Choice.HERE, lazy("A host decided about something of mine"),
     lazy("With the reason. The same goes to you by mail in any case, since you can appeal."),
     {"own": lazy("It is about something of yours.")}, words.word_decisions),
    (words.HELD, "clock", Choice.MAIL, lazy("Your words that waited were looked at"), lazy("When a host has read what you wrote."),
     {"own": lazy("You wrote it.")}, words.word_held),
    (words.APPEAL_DECIDED, "scale", Choice.HERE, lazy("An appeal is answered"),
     lazy("Yours, or one against what you decided as a host."),
     {"own": lazy("The appeal is yours."), "decided": lazy("You made the decision.")}, words.word_answers),
    (words.SETTLED, "flag", Choice.HERE, lazy("A host has looked at what I flagged"),
     lazy("Whether they acted on it; nothing more, to protect everybody."),
     {"flagged": lazy("You flagged it.")}, words.word_flags),
    (words.WAITING, "flag", Choice.HERE, lazy("Something waits for a host's look"), lazy("For hosts: flags, and words that wait."),
     {"host": lazy("You are a host there.")}, words.word_queue),
    (words.APPEAL, "scale", Choice.MAIL, lazy("An appeal waits for another host"), lazy("For hosts who did not decide it."),
     {"host": lazy("You are a host there, and did not decide it.")}, words.word_appeals),
]):  # fmt: skip
    register_kind(NoticeKind(
        key=key, label=label, help=help_text, reasons=reasons, words=word, objections=find_objections, icon=icon,
        default=default, order=70 + order,
    ))  # fmt: skip


@tells(ItemDecided)
def tell_person(event: ItemDecided) -> Iterator[Telling]:
    """Never by whom: hosts decide for the community."""
    if event.about_id is not None:
        yield _telling(words.DECIDED, event.about_id, "own", f"decision:{event.decision_id}", event.decision_id)


@tells(WordsDecided)
def tell_author(event: WordsDecided) -> Iterator[Telling]:
    """Nothing where they took it back themselves."""
    if event.by_id is not None:
        yield _telling(words.HELD, event.author_id, "own", f"held:{event.held_id}", event.held_id, renews=True)


@tells(ItemDecided)
def tell_flaggers(event: ItemDecided) -> Iterator[Telling]:
    decision = Decision.objects.filter(pk=event.decision_id, reverses=None).first()
    if decision is None:
        return
    settled = Flag.objects.filter(item=event.item_id, settled_at__gte=decision.at).exclude(outcome=Flag.Outcome.WAITING)
    for pk, member in settled.values_list("pk", "by_id"):
        yield _telling(words.SETTLED, member, "flagged", f"flag:{pk}", pk)


@tells(ItemOpened)
def tell_hosts(event: ItemOpened) -> Iterator[Telling]:
    """One notice for all that waits; it comes back when something new does."""
    item = Item.objects.filter(pk=event.item_id, closed_at=None).first()
    if item is not None:
        for pk in list_deciders(item).values_list("pk", flat=True):
            yield _telling(words.WAITING, pk, "host", QUEUE, item.pk, key="queue", renews=True)


@tells(AppealMade)
def tell_judges(event: AppealMade) -> Iterator[Telling]:
    decision = Decision.objects.select_related("item__space").filter(pk=event.decision_id).first()
    if decision is not None:
        for pk in list_judges(decision).values_list("pk", flat=True):
            yield _telling(words.APPEAL, pk, "host", APPEALS, event.appeal_id)


@tells(AppealDecided)
def tell_both(event: AppealDecided) -> Iterator[Telling]:
    appeal = Appeal.objects.select_related("decision").filter(pk=event.appeal_id).first()
    if appeal is None:
        return
    yield _telling(words.APPEAL_DECIDED, appeal.by_id, "own", f"appeal:{appeal.pk}", appeal.pk)
    if appeal.decision.by_id is not None:
        yield _telling(words.APPEAL_DECIDED, appeal.decision.by_id, "decided", f"appeal:{appeal.pk}", appeal.pk)


@unsettles(ItemDecided)
def look_at_queue(_event: ItemDecided) -> Unsettling:
    """What one host has decided no longer waits for the others."""
    return Unsettling(threads=(QUEUE,))


@unsettles(AppealDecided)
def look_at_appeals(_event: AppealDecided) -> Unsettling:
    return Unsettling(threads=(APPEALS,))


def _telling(
    kind: str, member_id: int, why: str, thread: str, thing_id: int, *, key: str = "", renews: bool = False
) -> Telling:
    return Telling(
        kind=kind, member_id=member_id, why=why, thread=thread, thing_id=thing_id, key=key or f"{kind}:{thing_id}",
        is_unnamed=True, renews=renews,
    )  # fmt: skip
