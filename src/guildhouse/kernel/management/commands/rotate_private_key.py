"""Renews the master key of private texts, or drops the ones it replaced."""

from typing import Any

from django.core.management.base import BaseCommand, CommandError, CommandParser

from guildhouse.kernel.private import retire_old_master_keys, rotate_master_key
from guildhouse.kernel.private.keyfile import KeyFileRefused


class Command(BaseCommand):
    help = (
        "Adds a new master key to the private key file and wraps every member's key with it. Back the file up "
        "afterwards. With --retire, drops the older master keys: backups made before the rotation then no longer "
        "show private texts."
    )

    def add_arguments(self, parser: CommandParser) -> None:
        parser.add_argument("--retire", action="store_true", help="drop the master keys a rotation has replaced")

    def handle(self, *_args: Any, **options: Any) -> None:
        try:
            if options["retire"]:
                version = retire_old_master_keys().newest.version
                self.stdout.write(f"Only master key {version} is left.")
            else:
                self.stdout.write(f"A new master key wraps {rotate_master_key()} members' keys. Back up the key file.")
        except KeyFileRefused as refusal:
            raise CommandError(str(refusal)) from refusal
