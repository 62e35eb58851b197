"""Where the system's Chromium is; as root on Debian it is installed when it is missing."""

import os
import shutil
import subprocess
import sys

NAMES = ("chromium", "chromium-browser", "google-chrome", "google-chrome-stable")


def find_chromium() -> str | None:
    """`CHROMIUM` names one; otherwise the first usual name on the PATH."""
    named = os.environ.get("CHROMIUM", "")
    return named or next((found for name in NAMES if (found := shutil.which(name))), None)


def find_or_install_chromium() -> str | None:
    if found := find_chromium():
        return found
    if os.geteuid() != 0 or not shutil.which("apt-get"):
        return None
    install = ["apt-get", "install", "--yes", "--no-install-recommends", "chromium"]
    for command in (install, ["apt-get", "update"], install):
        if _try(command) and (found := find_chromium()):
            return found
    return None


def _try(command: list[str]) -> bool:
    sys.stdout.write(f"Browser tests need Chromium: {' '.join(command)}\n")
    environment = {**os.environ, "DEBIAN_FRONTEND": "noninteractive"}
    try:
        done = subprocess.run(
            command, env=environment, stdin=subprocess.DEVNULL, stdout=subprocess.DEVNULL, check=False, timeout=240
        )
    except (OSError, subprocess.TimeoutExpired):
        return False
    return done.returncode == 0
