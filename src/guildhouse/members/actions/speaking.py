"""Speaking for an organisation: asked by the member, confirmed by somebody else, ended by either."""

from django.db import transaction
from django.utils import timezone
from django.utils.translation import gettext as _

from guildhouse.kernel.audit import record_act
from guildhouse.kernel.errors import Conflict, Invalid, NotAllowed, NotFound
from guildhouse.kernel.events import emit
from guildhouse.kernel.markdown import clean_text
from guildhouse.kernel.ports.gates import Saying, pass_gates
from guildhouse.kernel.undo import undoes
from guildhouse.members.actions.organisations import lock_organisation
from guildhouse.members.events import SpeakingAsked, SpeakingDecided
from guildhouse.members.models import Member, Organisation, Speaker
from guildhouse.members.policies import can_ask_to_speak, can_decide_speaking
from guildhouse.members.queries.organisations import list_spoken_for

SHORTEST, LONGEST = 10, 500
State = Speaker.State


@transaction.atomic
def ask_to_speak(organisation: Organisation, *, by: Member, words: str) -> Speaker:
    """Once declined or ended one may ask again, with new words. Conflict when one asked already, or speaks for it."""
    words = clean_text(words).strip()
    _refuse_words(words, "words", _("Say in a sentence what you do there, so that it can be confirmed."))
    pass_gates(Saying(kind="members.speaking", by=by, text=words))
    if not can_ask_to_speak(by):
        raise NotAllowed(_("You cannot ask for this just now."))
    if lock_organisation(organisation.pk).retired_at is not None:
        raise Conflict(_("The hosts have retired this page meanwhile."))
    one = Speaker.objects.filter(organisation=organisation, member=by).first()
    one = one or Speaker(organisation=organisation, member=by, state=State.ENDED)
    if one.state == State.CONFIRMED:
        raise Conflict(_("You speak for them already."))
    if one.state == State.ASKED:
        raise Conflict(_("You have asked already. You are told as soon as somebody has answered."))
    one.words, one.state, one.asked_at, one.reason = words, State.ASKED, timezone.now(), ""
    one.decided_at = one.decided_by = None
    one.save()
    emit(SpeakingAsked(speaker_id=one.pk, organisation_id=organisation.pk, member_id=by.pk))
    return one


@transaction.atomic
def confirm_speaker(speaker_id: int, *, by: Member) -> Speaker:
    """From now on it stands on both pages. Conflict when somebody else has answered it."""
    one = _find_asked(speaker_id, by)
    _decide(one, State.CONFIRMED, by)
    record_act("speaker.confirmed", by=by, kind="speaker", object_id=one.pk, about=one.member, after=_named(one))
    return one


@transaction.atomic
def decline_speaker(speaker_id: int, *, by: Member, reason: str) -> Speaker:
    """The reason goes to whoever asked."""
    one = _find_asked(speaker_id, by)
    reason = clean_text(reason).strip()
    _refuse_words(reason, "reason", _("Say why, so that the person knows what they could do. They will read it."))
    _decide(one, State.DECLINED, by, reason)
    record_act(
        "speaker.declined", by=by, kind="speaker", object_id=one.pk, about=one.member, reason=reason, after=_named(one)
    )
    return one


@transaction.atomic
def end_speaking(speaker_id: int, *, by: Member) -> Speaker:
    """Ends it, or takes back one's own question; by the member, a host, or another who speaks for it."""
    one, decides = _find(speaker_id, by)
    is_own = one.member_id == by.pk
    if one.state not in {State.ASKED, State.CONFIRMED} or not (is_own or (decides and one.state == State.CONFIRMED)):
        raise NotFound(_("There is nothing here that you could end."))
    if one.state == State.ASKED:
        emit(_fact(one, by, State.ENDED))
        one.delete()  # so that an earlier offer of undo finds nothing to resume
        return one
    _decide(one, State.ENDED, by)
    record_act("speaker.ended", by=by, kind="speaker", object_id=one.pk, about=one.member, after=_named(one))
    return one


@undoes("members.end_speaking")
@transaction.atomic
def resume_speaking(*, by: Member, speaker_id: int) -> None:
    """For whoever ended it, and nobody has answered or asked anew since."""
    one, decides = _find(speaker_id, by)
    if one.state != State.ENDED or one.decided_by_id != by.pk or not (decides or one.member_id == by.pk):
        raise Conflict(_("This has changed meanwhile, so it cannot be undone from here."))
    _decide(one, State.CONFIRMED, by)
    record_act("speaker.confirmed", by=by, kind="speaker", object_id=one.pk, about=one.member, after=_named(one))


def _find_asked(speaker_id: int, by: Member) -> Speaker:
    one, decides = _find(speaker_id, by)
    if not decides:
        raise NotFound(_("This request is not there any more."))
    if one.state != State.ASKED:
        raise Conflict(_("Somebody has answered this request already."))
    if one.member_id == by.pk and _others_could(by):
        raise NotAllowed(_("Somebody else confirms it: another host, or one who speaks for them already."))
    return one


def _find(speaker_id: int, by: Member) -> tuple[Speaker, bool]:
    """The row as it is now, its organisation locked; and whether `by` answers for the organisation."""
    named = Speaker.objects.filter(pk=speaker_id).values_list("organisation_id", flat=True).first()
    if named is None or lock_organisation(named).retired_at is not None:
        raise NotFound(_("This request is not there any more."))
    one = Speaker.objects.select_related("organisation", "member").get(pk=speaker_id)
    return one, can_decide_speaking(by, list_spoken_for(by), one.organisation_id)


def _others_could(by: Member) -> bool:
    """A host who is the only one decides for themselves; the log says so."""
    return not by.is_host or Member.objects.present().filter(role=Member.Role.HOST).exclude(pk=by.pk).exists()


def _decide(one: Speaker, state: str, by: Member, reason: str = "") -> None:
    one.state, one.decided_by, one.decided_at, one.reason = state, by, timezone.now(), reason
    one.save(update_fields=["state", "decided_by", "decided_at", "reason"])
    emit(_fact(one, by, state))


def _fact(one: Speaker, by: Member, state: str) -> SpeakingDecided:
    return SpeakingDecided(
        speaker_id=one.pk, organisation_id=one.organisation_id, member_id=one.member_id, by_id=by.pk, state=str(state)
    )


def _named(one: Speaker) -> dict[str, str]:
    return {"title": one.organisation.name}


def _refuse_words(words: str, field: str, asked: str) -> None:
    if len(words) < SHORTEST:
        raise Invalid(asked, field=field)
    if len(words) > LONGEST:
        raise Invalid(_("Five hundred characters are enough."), field=field)
