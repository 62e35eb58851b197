"""How people reach the house: its address, its names, the proxies before it, its mail, its files."""

import smtplib
from collections.abc import Iterator
from pathlib import Path
from urllib.parse import urlsplit

from django.conf import settings
from django.core.mail import get_connection

from guildhouse.config.doctor.finding import Finding, advice, fine, wrong
from guildhouse.config.serving.readiness import has_current_files

LOCAL = {"localhost", "127.0.0.1", "::1"}
EVERYWHERE = {"0.0.0.0", "::"}  # noqa: S104 - compared, not bound


def check_address() -> Iterator[Finding]:
    parts = urlsplit(settings.SITE_ADDRESS)
    host = parts.hostname or ""
    if parts.scheme not in {"http", "https"} or not host:
        yield wrong(
            f"The address {settings.SITE_ADDRESS!r} is not complete.", "GUILDHOUSE_ADDRESS=https://house.example.org"
        )
        return
    if not _is_answered(host):
        yield wrong(f"The address names {host}, to which the site does not answer.", f"Add {host} to GUILDHOUSE_HOSTS.")
    if "*" in settings.ALLOWED_HOSTS:
        yield advice(
            "The site answers to any name, so links in mails can be forged.", "List the names in GUILDHOUSE_HOSTS."
        )
    if host in LOCAL and settings.BIND in EVERYWHERE:
        yield advice(
            "The house listens on every network, but its address is this machine alone.",
            "Set GUILDHOUSE_ADDRESS to what members type, as mails and feeds carry it.",
        )
    if host not in LOCAL and parts.scheme == "http":
        yield advice("Passwords travel unencrypted.", "Put a proxy with TLS before the house: docs/operate/proxy.md")
    else:
        yield fine(f"The address is {settings.SITE_ADDRESS}.")


def _is_answered(host: str) -> bool:
    return any(
        name in {"*", host, f"[{host}]"} or (name.startswith(".") and host.endswith(name))
        for name in settings.ALLOWED_HOSTS
    )


def check_proxies() -> Iterator[Finding]:
    if not settings.SECURE:
        return
    if not settings.TRUSTED_PROXIES:
        yield wrong(
            "The address begins with https, but no proxy is trusted to say that a request came that way.",
            "GUILDHOUSE_TRUSTED_PROXIES=1 (or as many as stand before the house); the house itself speaks plain HTTP.",
        )
    if not settings.LIVE_ADDRESS:
        yield wrong(
            "Pages come over https and browsers will not let them hear live events over http.",
            "Let the proxy pass a path on to the live-events port and name it in GUILDHOUSE_LIVE_ADDRESS: docs/operate/proxy.md",
        )


def check_mail() -> Iterator[Finding]:
    if not settings.EMAIL_HOST:
        yield advice(
            "Mail is written to the console; nobody receives any.", "Set GUILDHOUSE_SMTP_HOST: docs/operate/mail.md"
        )
        return
    if settings.DEFAULT_FROM_EMAIL.rstrip(">").endswith("@localhost"):
        yield wrong(
            "Mail is sent from house@localhost, which others refuse.",
            "Set GUILDHOUSE_MAIL_FROM to an address of yours.",
        )
    try:
        get_connection(timeout=5).open()
    except (OSError, smtplib.SMTPException) as error:
        yield wrong(
            f"The mail server {settings.EMAIL_HOST} does not take our mail: {error}.",
            "See the GUILDHOUSE_SMTP_ settings.",
        )
    else:
        yield fine(f"The mail server {settings.EMAIL_HOST} lets us in.")


def check_static() -> Iterator[Finding]:
    if settings.DEBUG:
        yield advice("GUILDHOUSE_DEBUG is on: errors show the house's inside.", "Leave it out on a public site.")
    elif not Path(settings.STATIC_ROOT, "staticfiles.json").exists():
        yield wrong("The static files have not been gathered, so pages have no looks.", "guildhouse prepare")
    elif not has_current_files():
        yield advice("The static files are older than the code.", "guildhouse prepare")
    else:
        yield fine("The static files are gathered.")


CHECKS = (check_address, check_proxies, check_mail, check_static)
