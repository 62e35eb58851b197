"""`guildhouse manage catch_up_search`: makes the index say what the rooms hold."""

from typing import Any

from django.core.management.base import BaseCommand, CommandParser

from guildhouse.search.actions.rebuilding import catch_up, take_out_orphans
from guildhouse.search.index.finding import tidy_index

TELL_EVERY = 2_000


class Command(BaseCommand):
    help = "Adds to search what is missing and takes out what is gone. May be stopped and started again at any time."

    def add_arguments(self, parser: CommandParser) -> None:
        parser.add_argument("--again", action="store_true", help="Read everything anew, also what is there already.")

    def handle(self, *_args: Any, again: bool, **_options: Any) -> None:
        done = told = 0
        for step in catch_up(again=again):
            done = step.done
            if done - told >= TELL_EVERY:
                told = done
                self.stdout.write(f"{done:,} looked at")
        gone = take_out_orphans()
        tidy_index()
        self.stdout.write(f"Search is up to date: {done:,} things looked at, {gone:,} that are gone taken out.")
