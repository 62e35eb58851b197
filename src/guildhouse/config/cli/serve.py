"""`guildhouse serve`: the whole house on this machine, in production mode, until it is told to stop."""

import argparse
import os
import socket
import subprocess
import sys

from django.conf import settings

from guildhouse.config.cli import REFUSED, Refusal
from guildhouse.config.cli.accounts_of_demo import describe_accounts
from guildhouse.config.cli.first_host import describe_link, is_stale
from guildhouse.config.keeping.doors import hold_open
from guildhouse.config.serving.children import Child, say
from guildhouse.config.serving.ports import explain_port
from guildhouse.config.serving.readiness import is_prepared
from guildhouse.config.serving.supervisor import Supervisor

CLI = ["-m", "guildhouse.config.cli"]


def main(arguments: list[str]) -> int:
    chosen = read_arguments(arguments)
    if chosen.host:
        os.environ["GUILDHOUSE_BIND"] = chosen.host
    if chosen.port:
        os.environ["GUILDHOUSE_PORT"] = str(chosen.port)
    refuse_taken_ports(live=chosen.live)
    if (not is_prepared() or is_stale(settings.GUILDHOUSE_HOME)) and (status := prepare()):
        return status
    pages = Child("pages", ["-m", "guildhouse.config.serving.pages"])
    live = [Child("live-events", ["-m", "guildhouse.kernel.live_server"])] if chosen.live else []
    worker = [Child("worker", [*CLI, "worker"])] if chosen.worker else []
    with hold_open(settings.GUILDHOUSE_HOME):
        Supervisor([pages], [*live, *worker], is_open).run(greet)
    say("Guildhouse is closed.")
    return 0


def read_arguments(arguments: list[str]) -> argparse.Namespace:
    parser = argparse.ArgumentParser(
        "guildhouse serve",
        description="Starts pages, live events and the worker, and keeps them running. Ctrl-C stops them.",
    )
    parser.add_argument("--host", help="address to listen on (default: 127.0.0.1; 0.0.0.0 for every network)")
    parser.add_argument("--port", type=int, help="port of the pages (default: 8000); live events take the next one")
    parser.add_argument("--no-worker", dest="worker", action="store_false", help="the worker runs elsewhere")
    parser.add_argument("--no-live", dest="live", action="store_false", help="live events run elsewhere, or not at all")
    return parser.parse_args(arguments)


def refuse_taken_ports(*, live: bool) -> None:
    ports = {"GUILDHOUSE_PORT": settings.PORT, **({"GUILDHOUSE_LIVE_PORT": settings.LIVE_PORT} if live else {})}
    for setting, port in ports.items():
        if sentence := explain_port(settings.BIND, port, setting):
            raise Refusal(sentence)


def prepare() -> int:
    """In a process of its own, whose memory is given back before the house opens."""
    done = subprocess.run([sys.executable, *CLI, "prepare"], stdin=subprocess.DEVNULL, check=False)  # noqa: S603 - our own
    return REFUSED if done.returncode else 0


def is_open() -> bool:
    host = {"0.0.0.0": "127.0.0.1", "::": "::1"}.get(settings.BIND, settings.BIND)  # noqa: S104 - read, not bound
    try:
        socket.create_connection((host, settings.PORT), timeout=1).close()
    except OSError:
        return False
    return True


def greet() -> None:
    say(f"\nGuildhouse is open at {settings.SITE_ADDRESS}\n")
    if accounts := describe_accounts(settings.GUILDHOUSE_HOME):
        say(accounts)
    if link := describe_link(settings.GUILDHOUSE_HOME):
        say(link)
    program = os.path.relpath(sys.argv[0]) if sys.argv[0].endswith("guildhouse") else "guildhouse"
    say(f"To become the host yourself: {program} host you@example.org\nCtrl-C closes the house.\n")
