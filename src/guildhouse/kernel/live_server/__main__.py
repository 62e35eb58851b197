"""Starts the live-events process from the settings: `python -m guildhouse.kernel.live_server`."""

import sys

from django.conf import settings

from guildhouse.kernel.lifeline import end_with_parent
from guildhouse.kernel.live_server.serving import serve_live

if __name__ == "__main__":
    if "--lifeline" in sys.argv:
        end_with_parent()
    serve_live(
        host=settings.BIND,
        port=settings.LIVE_PORT,
        database=settings.DATABASES["default"],
        per_address=settings.LIVE_STREAMS_PER_ADDRESS,
        proxies=settings.TRUSTED_PROXIES,
    )
