"""The machine and the home folder: who may read the keys, how much room there is."""

import os
import platform
import shutil
import stat
from collections.abc import Iterator
from pathlib import Path

from django.conf import settings

from guildhouse.config.doctor.finding import Finding, advice, fine, wrong

OTHERS = stat.S_IRWXG | stat.S_IRWXO
LEAST_ROOM = 500 * 1024 * 1024


def check_python() -> Iterator[Finding]:
    yield fine(f"Python {platform.python_version()} on {platform.system()} {platform.machine()}.")


def check_home() -> Iterator[Finding]:
    home = Path(settings.GUILDHOUSE_HOME)
    if not os.access(home, os.W_OK | os.X_OK):
        yield wrong(
            f"The home {home} cannot be written to by this account.", f"chown it to the account, or chmod u+rwx {home}"
        )
        return
    if home.stat().st_mode & OTHERS:
        yield advice(f"Other accounts of this machine may look into the home {home}.", f"chmod 700 {home}")
    else:
        yield fine(f"The home {home} is this account's alone.")
    free = shutil.disk_usage(home).free
    if free < LEAST_ROOM:
        yield wrong(
            f"Only {free // 2**20} MB are free where the home is.", "Make room; a full disk loses what members write."
        )


def check_secret_key() -> Iterator[Finding]:
    file = Path(settings.GUILDHOUSE_HOME, "secret.key")
    if settings.KNOWN_SETTINGS["GUILDHOUSE_SECRET_KEY"].value:
        if len(settings.SECRET_KEY) < 40:  # noqa: PLR2004 - as long as what the house makes itself
            yield wrong("The signing key in GUILDHOUSE_SECRET_KEY is short.", "Take 40 random characters or more.")
        else:
            yield fine("The signing key is given by the environment.")
    elif file.exists() and file.stat().st_mode & OTHERS:
        yield wrong(
            f"Others may read the signing key and sign in as anyone: {file}.",
            f"chmod 600 {file}; then delete it and start again if somebody may have read it.",
        )
    else:
        yield fine("The signing key is in the home, readable by this account alone.")


CHECKS = (check_python, check_home, check_secret_key)
