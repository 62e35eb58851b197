"""A mail to oneself: what the server answered is said with the setting to look at, and nobody waits long."""

import contextlib
import smtplib
import socket
import ssl
import threading

import pytest
from django.core import mail

from guildhouse.members.mails import trying
from guildhouse.members.models import Community

pytestmark = [pytest.mark.django_db, pytest.mark.any_database]


@pytest.fixture
def as_host(client, host):
    client.force_login(host)
    return client


@pytest.fixture
def speaks(settings):
    """A server on this machine that answers each line it reads with the next of these, and then hangs up."""
    with contextlib.ExitStack() as stack:

        def start(*answers):
            listening = stack.enter_context(socket.create_server(("127.0.0.1", 0)))
            settings.EMAIL_BACKEND = "django.core.mail.backends.smtp.EmailBackend"
            settings.EMAIL_HOST, settings.EMAIL_PORT = listening.getsockname()
            settings.EMAIL_USE_TLS = False
            threading.Thread(target=talk, args=(listening, answers), daemon=True).start()

        yield start


def talk(listening, answers):
    with contextlib.suppress(OSError):
        caller, _address = listening.accept()
        with caller, caller.makefile("rb") as heard:
            for answer in answers:
                caller.sendall(answer.encode() + b"\r\n")
                if not heard.readline():
                    return


def send(client):
    answer = client.post("/house/first/mail/")
    return answer.status_code, answer.content.decode()


def test_without_a_server_the_mail_is_printed_and_the_page_says_so(as_host):
    status, page = send(as_host)
    assert status == 422
    assert "No mail server is named yet" in page
    assert len(mail.outbox) == 1
    assert "mail" not in Community.objects.get_or_create(pk=1)[0].steps


def test_mail_that_is_taken_makes_the_step_done(as_host, host, settings):
    settings.EMAIL_HOST = "mail.example.org"
    assert as_host.post("/house/first/mail/").url == "/house/first/inviting/"
    assert mail.outbox[0].to == [host.email]
    assert Community.objects.get(pk=1).steps == {"mail": "done"}


@pytest.mark.parametrize(
    ("answers", "said"),
    [
        (("220 hello", "250 hello", "550 5.7.1 not yours"), "does not send for"),
        (("220 hello", "250 hello", "250 ok", "554 5.7.1 relay denied"), "“554 5.7.1 relay denied”"),
        (("220 hello",), "hung up"),
        (("421 too busy",), "did not take the mail: “421 too busy”"),
    ],
)
def test_servers_answer_is_told(as_host, speaks, answers, said):
    speaks(*answers)
    status, page = send(as_host)
    assert status == 422
    assert said in page


def test_refused_account_names_the_settings_and_never_the_password(as_host, speaks, settings):
    speaks("220 hello", "250-hello\r\n250 AUTH PLAIN", "535 5.7.8 wrong")
    settings.EMAIL_HOST_USER, settings.EMAIL_HOST_PASSWORD = "house", "hush-hush"
    _status, page = send(as_host)
    assert "refuses the account: “535 5.7.8 wrong”" in page
    assert "hush-hush" not in page


def test_server_without_encryption_is_told_from_one_that_is_not_there(as_host, speaks, settings):
    speaks("220 hello", "250 hello")
    settings.EMAIL_USE_TLS = True
    assert "GUILDHOUSE_SMTP_TLS=no" in send(as_host)[1]
    with socket.create_server(("127.0.0.1", 0)) as gone:
        settings.EMAIL_PORT = gone.getsockname()[1]
    assert "takes no connection" in send(as_host)[1]


def test_nobody_waits_for_a_silent_server(as_host, monkeypatch, settings):
    settings.EMAIL_HOST = "mail.example.org"
    monkeypatch.setattr(trying, "_within", lambda seconds, _work: None if seconds == 10 else [])
    assert "did not answer in time" in send(as_host)[1]
    settings.EMAIL_PORT = 465
    assert "take port 587" in send(as_host)[1]


def test_waiting_ends_although_the_work_goes_on():
    over = threading.Event()
    assert trying._within(0.01, lambda: [TimeoutError()] if over.wait(20) else []) is None
    over.set()


@pytest.mark.parametrize(
    ("error", "said"),
    [
        (socket.gaierror(-2, "Name or service not known"), "No machine is called"),
        (ssl.SSLCertVerificationError(1, "self-signed certificate"), "cannot be trusted"),
        (ssl.SSLError(1, "wrong version number"), "did not agree on encryption"),
        (TimeoutError(), "did not answer in time"),
        (OSError(101, "Network is unreachable"), "Network is unreachable"),
        (smtplib.SMTPDataError(552, b"5.3.4 too big"), "“552 5.3.4 too big”"),
    ],
)
def test_every_trouble_has_a_sentence(error, said):
    assert said in trying.explain(error)


def test_test_mails_are_limited(as_host, settings):
    settings.EMAIL_HOST = "mail.example.org"
    assert [as_host.post("/house/first/mail/").status_code for _ in range(7)] == [*[302] * 6, 429]
