"""`manage.py recompute_trust`: everybody's figures and levels anew, from the ledger and the marks of reading."""

from typing import Any

from django.core.management.base import BaseCommand

from guildhouse.members.actions.trust import recompute_trust


class Command(BaseCommand):
    help = "Recounts what trust is earned by for every member, and moves whoever has earned it."

    def handle(self, *_arguments: Any, **_options: Any) -> None:
        done = 0
        for done in recompute_trust():
            self.stdout.write(f"{done} members", ending="\r")
        self.stdout.write(f"{done} members counted.")
