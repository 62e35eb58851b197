"""What members hear when a host has looked at their claim of words from elsewhere."""

from collections.abc import Iterator, Mapping, Sequence

from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy as lazy

from guildhouse.kernel.ports.notices import (
    Batch,
    Choice,
    NoticeKind,
    NoticeWords,
    Telling,
    Thing,
    register_kind,
    tells,
)
from guildhouse.members.models import Member
from guildhouse.portability.events import ClaimDecided
from guildhouse.portability.models import Claim

DECIDED = "portability.claim_decided"
ADDRESS = "/claims/"


def word_claims(viewer: Member, batches: Sequence[Batch]) -> dict[int, NoticeWords]:
    """Their own claims only."""
    ids = {pk for batch in batches for pk in batch.thing_ids}
    claims = Claim.objects.select_related("person").filter(pk__in=ids, member=viewer).exclude(decided_at=None)
    found = {claim.pk: claim for claim in claims}
    words = {}
    for batch in batches:
        if claim := next((found[pk] for pk in batch.thing_ids if pk in found), None):
            words[batch.key] = _word(claim)
    return words


def _word(claim: Claim) -> NoticeWords:
    told = (
        _("What %(name)s wrote is yours now") if claim.accepted else _("A host could not tell that you were %(name)s")
    )
    thing = Thing(
        id=claim.pk, name="", hue=0, picture="", is_unnamed=True, text=claim.reason, address=ADDRESS,
        at=claim.decided_at or claim.created_at,
    )  # fmt: skip
    title = told % {"name": claim.person.name}
    return NoticeWords(title=title, address=ADDRESS, subject=_("Words from elsewhere"), things=(thing,))


def find_objections(tellings: Sequence[Telling]) -> Mapping[Telling, str]:
    owners = dict(Claim.objects.filter(pk__in=[one.thing_id for one in tellings]).values_list("pk", "member_id"))
    return {telling: "not_readable" for telling in tellings if owners.get(telling.thing_id) != telling.member_id}


register_kind(NoticeKind(
    key=DECIDED, label=lazy("A host has looked at your claim of earlier words"), help=lazy("When topics came here from elsewhere."),
    reasons={"own": lazy("You said that these words were yours.")}, words=word_claims, objections=find_objections,
    icon="folder-input", default=Choice.MAIL, order=60,
))  # fmt: skip


@tells(ClaimDecided)
def tell_claimant(event: ClaimDecided) -> Iterator[Telling]:
    yield Telling(
        kind=DECIDED, member_id=event.member_id, why="own", thread=f"claim:{event.claim_id}", thing_id=event.claim_id,
        key=f"claim:{event.claim_id}", by_id=event.by_id, is_unnamed=True,
    )  # fmt: skip
