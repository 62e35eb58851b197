"""People find their own words again: by a host's approval, or by an address the hosts' table names."""

from django.db import IntegrityError, transaction
from django.utils import timezone
from django.utils.translation import gettext as _

from guildhouse.discussions.actions import hand_over_words
from guildhouse.kernel.errors import Conflict, Invalid, NotAllowed, NotFound
from guildhouse.kernel.events import emit
from guildhouse.kernel.locking import lock
from guildhouse.kernel.markdown import clean_text
from guildhouse.members.actions.importing import retire_placeholder
from guildhouse.members.models import Member
from guildhouse.portability.events import ClaimDecided, ClaimMade, PersonClaimed
from guildhouse.portability.models import Claim, ImportedPerson
from guildhouse.portability.policies import can_claim, can_decide_claim
from guildhouse.portability.queries.people import find_by_address, find_proved

LONGEST_WORDS, LONGEST_REASON = 1000, 300
MOST_WAITING = 5


@transaction.atomic
def make_claim(person: ImportedPerson, *, by: Member, words: str = "") -> Claim:
    """Asks the hosts; at most five questions of a member wait at a time."""
    if not can_claim(by):
        raise NotAllowed(_("You can claim what you wrote elsewhere once you are a member here."))
    if person.member.status != Member.Status.PLACEHOLDER:
        raise Conflict(_("These words belong to a member already. Write to a host if they are yours."))
    if Claim.objects.filter(member=by, decided_at=None).exclude(person=person).count() >= MOST_WAITING:
        raise Conflict(_("Five of your claims are waiting for a host. Give them a moment."))
    words = clean_text(words).strip()
    if len(words) > LONGEST_WORDS:
        raise Invalid(_("A thousand characters are enough to say it."), field="words")
    try:
        with transaction.atomic():
            claim = Claim.objects.create(person=person, member=by, words=words)
    except IntegrityError as error:
        raise Conflict(_("You have said so already; a host will look at it.")) from error
    emit(ClaimMade(claim_id=claim.pk, member_id=by.pk))
    return claim


@transaction.atomic
def decide_claim(claim_id: int, *, by: Member, accepted: bool, reason: str = "") -> Claim:
    """The words become the member's own, or they are told why not. Conflict when another host was faster."""
    if not can_decide_claim(by):
        raise NotAllowed(_("Hosts of the community decide whose words these were."))
    claim = lock(Claim.objects.filter(pk=claim_id)).first()
    if claim is None:
        raise NotFound(_("This claim is not there any more."))
    if claim.decided_at is not None:
        raise Conflict(_("Another host has answered this already."))
    reason = clean_text(reason).strip()[:LONGEST_REASON]
    if not accepted and not reason:
        raise Invalid(_("Say why, so that they know what would convince you. They will read it."), field="reason")
    if accepted:
        _give_words(claim.person, claim.member)
    claim.decided_at, claim.decided_by, claim.accepted, claim.reason = timezone.now(), by, accepted, reason
    claim.save(update_fields=["decided_at", "decided_by", "accepted", "reason"])
    emit(ClaimDecided(claim_id=claim.pk, member_id=claim.member_id, by_id=by.pk, accepted=accepted))
    return claim


def claim_by_address() -> int:
    """Gives their words to members who have proved an address that the hosts' table names; answers to how many."""
    given = 0
    for person in find_proved():
        with transaction.atomic():
            fresh = lock(ImportedPerson.objects.unclaimed().filter(pk=person.pk)).first()
            member_id = find_by_address([person.email.lower()]).get(person.email.lower())
            if fresh is not None and member_id is not None:
                _give_words(fresh, Member.objects.get(pk=member_id))
                given += 1
    return given


def _give_words(person: ImportedPerson, member: Member) -> None:
    """One placeholder may stand for somebody at several sites; all of it is theirs."""
    placeholder = lock(Member.objects.filter(pk=person.member_id)).get()
    hand_over_words(placeholder, to=member)
    retire_placeholder(placeholder, to=member)
    ImportedPerson.objects.filter(member=placeholder).update(member=member, claimed_at=timezone.now())
    emit(PersonClaimed(person_id=person.pk, placeholder_id=placeholder.pk, member_id=member.pk))
