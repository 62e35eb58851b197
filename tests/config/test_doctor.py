"""The doctor finds what is wrong, says how to mend it, and is quiet about what is well."""

from datetime import timedelta

import pytest
from django.utils import timezone

from guildhouse.config.cli.check import examine, list_settings, main, write_finding
from guildhouse.config.doctor import Level, database, machine, reach, work
from guildhouse.config.doctor.finding import fine, wrong
from guildhouse.kernel.heartbeats import beat
from guildhouse.kernel.models import ClockTick, Delivery, Heartbeat, Job
from guildhouse.kernel.worker import NAME


def words(findings, level=Level.WRONG):
    return " ".join(f"{finding.words} {finding.mend}" for finding in findings if finding.level is level)


def test_home_that_others_may_look_into(settings, tmp_path):
    settings.GUILDHOUSE_HOME = tmp_path
    tmp_path.chmod(0o755)
    assert f"chmod 700 {tmp_path}" in words(machine.check_home(), Level.ADVICE)
    tmp_path.chmod(0o700)
    assert words(machine.check_home(), Level.ADVICE) == ""


def test_signing_key_that_others_may_read(settings, tmp_path):
    settings.GUILDHOUSE_HOME = tmp_path
    key = tmp_path / "secret.key"
    key.write_text("x" * 60)
    key.chmod(0o644)
    assert f"chmod 600 {key}" in words(machine.check_secret_key())
    key.chmod(0o600)
    assert words(machine.check_secret_key()) == ""


@pytest.mark.parametrize(("changes", "said"), [
    ({"SITE_ADDRESS": "https://house.example.org", "ALLOWED_HOSTS": ["localhost"]}, "Add house.example.org to GUILDHOUSE_HOSTS"),
    ({"SITE_ADDRESS": "house.example.org"}, "is not complete"),
    ({"SITE_ADDRESS": "ftp://house.example.org"}, "is not complete"),
])  # fmt: skip
def test_address_that_cannot_work(settings, changes, said):
    for name, value in changes.items():
        setattr(settings, name, value)
    assert said in words(reach.check_address())


@pytest.mark.parametrize(("changes", "said"), [
    ({"SITE_ADDRESS": "http://house.example.org", "ALLOWED_HOSTS": ["house.example.org"]}, "unencrypted"),
    ({"SITE_ADDRESS": "http://localhost:8000", "BIND": "::"}, "this machine alone"),
    ({"ALLOWED_HOSTS": ["*"]}, "can be forged"),
])  # fmt: skip
def test_address_that_could_be_better(settings, changes, said):
    for name, value in changes.items():
        setattr(settings, name, value)
    assert said in words(reach.check_address(), Level.ADVICE)


def test_house_behind_tls_needs_a_trusted_proxy_and_a_live_address(settings):
    settings.SECURE, settings.TRUSTED_PROXIES, settings.LIVE_ADDRESS = True, 0, ""
    said = words(reach.check_proxies())
    assert "GUILDHOUSE_TRUSTED_PROXIES=1" in said
    assert "GUILDHOUSE_LIVE_ADDRESS" in said
    settings.TRUSTED_PROXIES, settings.LIVE_ADDRESS = 1, "https://house.example.org/live/"
    assert words(reach.check_proxies()) == ""


def test_mail_that_goes_nowhere(settings):
    settings.EMAIL_HOST = ""
    assert "GUILDHOUSE_SMTP_HOST" in words(reach.check_mail(), Level.ADVICE)


def test_mail_server_that_does_not_answer(settings):
    settings.EMAIL_BACKEND = "django.core.mail.backends.smtp.EmailBackend"
    settings.EMAIL_HOST, settings.EMAIL_PORT = "127.0.0.1", 1
    settings.DEFAULT_FROM_EMAIL = "House <house@localhost>"
    said = words(reach.check_mail())
    assert "does not take our mail" in said
    assert "GUILDHOUSE_MAIL_FROM" in said


def test_static_files_that_were_never_gathered(settings, tmp_path):
    settings.STATIC_ROOT = str(tmp_path)
    assert "guildhouse prepare" in words(reach.check_static())


def test_writing_is_tried_and_leaves_nothing_behind(db):
    assert words([*database.check_migrations(), *database.check_writing()]) == ""
    assert not Heartbeat.objects.exists()


def test_clock_that_was_set_back(db):
    ClockTick.objects.create(kind="hour", at=timezone.now() + timedelta(hours=5))
    assert "time server" in words(database.check_clock())


def test_worker_that_is_silent(db):
    assert "No worker has run yet" in words(work.check_worker(), Level.ADVICE)
    Heartbeat.objects.create(name=NAME, at=timezone.now() - timedelta(hours=1))
    assert "silent since" in words(work.check_worker())
    beat(NAME)
    assert words(work.check_worker()) == ""


def test_deliveries_that_are_late_or_parked(db):
    now = timezone.now()
    Delivery.objects.create(event="a.B", listener="c.d", payload={}, due_at=now - timedelta(minutes=30))
    Delivery.objects.create(event="a.B", listener="c.d", payload={}, due_at=now)
    Delivery.objects.create(event="a.B", listener="c.d", payload={}, parked_at=now, due_at=now - timedelta(days=1))
    said = words(work.check_deliveries())
    assert "1 deliveries are late, the oldest by 30 minutes" in said
    assert "1 deliveries failed eight times" in said


def test_long_work_left_behind_or_failed(db):
    now = timezone.now()
    Job.objects.create(kind="a", title="A", state=Job.State.RUNNING, leased_until=now - timedelta(hours=1))
    Job.objects.create(kind="a", title="A", state=Job.State.FAILED, finished_at=now)
    assert "left by a worker that died" in words(work.check_jobs())
    assert "failed within a week" in words(work.check_jobs(), Level.ADVICE)


def test_examination_ends_with_a_sum_and_a_status(db, capsys):
    Heartbeat.objects.create(name=NAME, at=timezone.now() - timedelta(hours=1))
    assert main([]) == 1
    assert " wrong, " in capsys.readouterr().out.splitlines()[-1]


def test_every_finding_but_a_fine_one_says_how_to_mend_it(db):
    assert all(finding.mend for finding in examine() if finding.level is not Level.FINE)


def test_finding_is_written_for_a_terminal():
    assert write_finding(fine("All here.")) == "fine    All here.\n"
    assert write_finding(wrong("It leaks.", "Mend it.")) == "WRONG   It leaks.\n        → Mend it.\n"


def test_settings_are_listed_without_their_secrets(settings, capsys):
    assert main(["--settings"]) == 0
    said = capsys.readouterr().out
    assert settings.SECRET_KEY not in said
    assert all(name in said and str(known.about) in said for name, known in settings.KNOWN_SETTINGS.items())
    assert len("".join(list_settings())) == len(said)
