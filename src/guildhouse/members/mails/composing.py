"""From a mail's words to a message with a plain and an HTML part."""

import logging
from dataclasses import dataclass
from smtplib import SMTPException

from django.conf import settings
from django.core.mail import EmailMessage, EmailMultiAlternatives
from django.template import engines
from django.utils.translation import gettext as _

from guildhouse.kernel.errors import DomainError
from guildhouse.kernel.words import describe_language
from guildhouse.members.queries import find_community

log = logging.getLogger(__name__)


class MailNotSent(DomainError):
    """The mail server does not take the mail; nothing else is wrong."""

    status = 503
    code = "mail-not-sent"


@dataclass(frozen=True, slots=True)
class Mail:
    """`code` is shown large, `action` is (words, address); `after` stands small at the end."""

    subject: str
    paragraphs: tuple[str, ...]
    code: str = ""
    action: tuple[str, str] | None = None
    after: str = ""


def compose_mail(mail: Mail, to: list[str], headers: dict[str, str] | None = None) -> EmailMessage:
    values = {"mail": mail, "community": find_community().name, "address": settings.SITE_ADDRESS, **describe_language()}
    house = engines["house"]
    message = EmailMultiAlternatives(
        " ".join(mail.subject.split()),
        house.get_template("members/mail.txt").render(values),
        to=to,
        headers=headers,
    )
    message.attach_alternative(house.get_template("members/mail.html").render(values), "text/html")
    return message


def send_now(message: EmailMessage) -> None:
    """Sends while the person waits, since they cannot go on without it; says so when the server refuses."""
    try:
        message.send()
    except (SMTPException, OSError) as error:
        log.exception("A mail could not be sent")
        raise MailNotSent(_("The mail could not be sent just now. Try again in a few minutes.")) from error
