"""A mail to oneself, to see whether mail arrives: what the server answered, in words, and how to mend it."""

import contextlib
import smtplib
import socket
import ssl
import threading
from collections.abc import Callable
from typing import Any

from django.conf import settings
from django.core.mail import EmailMessage, get_connection
from django.utils.translation import gettext as _

from guildhouse.kernel.errors import DomainError
from guildhouse.kernel.markdown import one_line

MOST_SECONDS = 10.0
LONGEST_ANSWER = 300
TLS_FROM_THE_START = 465


class MailTrouble(DomainError):
    """The mail did not get away; the sentences say what was answered and which setting to look at."""

    status = 422
    code = "mail-trouble"


def try_mail(message: EmailMessage) -> None:
    """Hands the mail to the server within ten seconds, or raises MailTrouble. Call it outside a transaction."""
    if not settings.EMAIL_HOST:
        message.send()
        raise MailTrouble(
            _("No mail server is named yet, so the mail was printed where the house was started, and nobody receives any. Set GUILDHOUSE_SMTP_HOST and start the house again.")
        )  # fmt: skip
    troubles = _within(MOST_SECONDS, lambda: _send(message))
    if troubles is None:
        raise MailTrouble(_say_silence())
    for trouble in troubles:
        raise MailTrouble(explain(trouble)) from trouble


def _send(message: EmailMessage) -> list[Exception]:
    """Empty when it got away."""
    connection = message.connection = get_connection(timeout=MOST_SECONDS / 2)
    try:
        message.send()
    except (smtplib.SMTPException, OSError, ValueError) as error:
        return [error]
    finally:
        _hang_up(connection)
    return []


def _hang_up(connection: Any) -> None:
    """Django leaves the line open where something went wrong on it."""
    line = getattr(connection, "connection", None)
    with contextlib.suppress(smtplib.SMTPException, OSError):
        connection.close()
    if line is not None:
        line.close()


def _within(seconds: float, work: Callable[[], list[Exception]]) -> list[Exception] | None:
    """None when it took longer: a thread that asks for a name or reads slowly cannot be stopped, but need not be waited for."""
    done: list[list[Exception]] = []
    thread = threading.Thread(target=lambda: done.append(work()), name="test-mail", daemon=True)
    thread.start()
    thread.join(seconds)
    return done[0] if done else None


def explain(error: Exception) -> str:
    """What happened and which setting to look at."""
    for kinds, say in EXPLAINED:
        if isinstance(error, kinds):
            return say(error)
    return _("%(server)s could not be spoken to (%(reason)s). Look at GUILDHOUSE_SMTP_HOST and GUILDHOUSE_SMTP_PORT.") % {
        **_server(), "reason": one_line(str(error))[:LONGEST_ANSWER],
    }  # fmt: skip


def _server() -> dict[str, str]:
    return {
        "server": f"{settings.EMAIL_HOST}:{settings.EMAIL_PORT}",
        "host": settings.EMAIL_HOST,
        "sender": settings.DEFAULT_FROM_EMAIL,
    }


def _answer(error: Exception) -> dict[str, str]:
    """The server's own words, as far as it gave any."""
    given = getattr(error, "smtp_error", b"") or str(error)
    words = given.decode("utf-8", "replace") if isinstance(given, bytes) else str(given)
    code = getattr(error, "smtp_code", "")
    return {**_server(), "answer": one_line(f"{code} {words}".strip())[:LONGEST_ANSWER]}


def _say_silence(_error: Exception | None = None) -> str:
    if settings.EMAIL_PORT == TLS_FROM_THE_START:
        return _("%(server)s said nothing. Port 465 wants encryption from the first byte, while the house asks for it later (STARTTLS): take port 587 in GUILDHOUSE_SMTP_PORT.") % _server()  # fmt: skip
    return _("%(server)s did not answer in time. Look at GUILDHOUSE_SMTP_HOST and GUILDHOUSE_SMTP_PORT (587 as a rule), and whether a firewall lets this machine through.") % _server()  # fmt: skip


def _say_unknown(_error: Exception) -> str:
    return _("No machine is called %(host)s. Look at GUILDHOUSE_SMTP_HOST.") % _server()


def _say_closed(_error: Exception) -> str:
    return _("%(server)s takes no connection. The port is probably another one: see GUILDHOUSE_SMTP_PORT (587 as a rule, 25 inside one's own network).") % _server()  # fmt: skip


def _say_certificate(error: Exception) -> str:
    return _("The certificate of %(server)s cannot be trusted: %(answer)s. GUILDHOUSE_SMTP_HOST must be the name that stands in it.") % _answer(error)  # fmt: skip


def _say_tls(error: Exception) -> str:
    return _("%(server)s and the house did not agree on encryption: %(answer)s. Look at GUILDHOUSE_SMTP_PORT and GUILDHOUSE_SMTP_TLS.") % _answer(error)  # fmt: skip


def _say_unsupported(error: Exception) -> str:
    return _("%(server)s lacks something the house asks for: %(answer)s. Without encryption: GUILDHOUSE_SMTP_TLS=no, inside one's own network only; without an account: leave out GUILDHOUSE_SMTP_NAME.") % _answer(error)  # fmt: skip


def _say_refused_account(error: Exception) -> str:
    return _("%(server)s refuses the account: “%(answer)s”. Look at GUILDHOUSE_SMTP_NAME and GUILDHOUSE_SMTP_PASSWORD; some providers want a password made for programs.") % _answer(error)  # fmt: skip


def _say_refused_sender(error: Exception) -> str:
    return _("%(server)s does not send for %(sender)s: “%(answer)s”. Set GUILDHOUSE_MAIL_FROM to an address the account may use.") % _answer(error)  # fmt: skip


def _say_refused_reader(error: Exception) -> str:
    refused = getattr(error, "recipients", {})
    code, words = next(iter(refused.values()), ("", b""))
    said = words.decode("utf-8", "replace") if isinstance(words, bytes) else str(words)
    return _("%(server)s does not take mail for your address: “%(answer)s”. Many servers want an account first: GUILDHOUSE_SMTP_NAME and GUILDHOUSE_SMTP_PASSWORD.") % {
        **_server(), "answer": one_line(f"{code} {said}")[:LONGEST_ANSWER],
    }  # fmt: skip


def _say_hung_up(error: Exception) -> str:
    return _("%(server)s hung up: %(answer)s. The port or the encryption is probably another one: see GUILDHOUSE_SMTP_PORT and GUILDHOUSE_SMTP_TLS.") % _answer(error)  # fmt: skip


def _say_answer(error: Exception) -> str:
    return _("%(server)s did not take the mail: “%(answer)s”.") % _answer(error)


Kinds = type[Exception] | tuple[type[Exception], ...]
EXPLAINED: tuple[tuple[Kinds, Callable[[Exception], str]], ...] = (
    (smtplib.SMTPAuthenticationError, _say_refused_account),
    (smtplib.SMTPNotSupportedError, _say_unsupported),
    (smtplib.SMTPSenderRefused, _say_refused_sender),
    (smtplib.SMTPRecipientsRefused, _say_refused_reader),
    (smtplib.SMTPServerDisconnected, _say_hung_up),
    (smtplib.SMTPException, _say_answer),
    (socket.gaierror, _say_unknown),
    (ConnectionRefusedError, _say_closed),
    (TimeoutError, _say_silence),
    (ssl.SSLCertVerificationError, _say_certificate),
    (ssl.SSLError, _say_tls),
)
