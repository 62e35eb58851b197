"""What members do when something has happened."""

from django.utils import translation

from guildhouse.kernel.events import listens
from guildhouse.members.events import JoinRequestDecided
from guildhouse.members.mails import compose_mail, send_now, tell_decision
from guildhouse.members.models import JoinRequest


@listens(JoinRequestDecided, network=True)
def mail_decision(event: JoinRequestDecided) -> None:
    """In the language of whoever asked."""
    asked = (
        JoinRequest.objects.select_related("member").filter(member_id=event.member_id).exclude(decided_at=None).first()
    )
    if asked is None or asked.accepted is not event.accepted or not asked.member.email:
        return
    with translation.override(asked.member.language or None):
        send_now(compose_mail(tell_decision(asked), [asked.member.email]))
