"""`guildhouse host EMAIL`: makes somebody a host; someone new gets a link to come in by. Without an address: the first host's link."""

import argparse
import sys

from django.conf import settings
from django.urls import reverse

from guildhouse.config.cli.first_host import describe_link, keep_link
from guildhouse.members.actions.appointing import appoint_host, issue_arrival
from guildhouse.members.actions.founding import issue_founding


def main(arguments: list[str]) -> int:
    chosen = read_arguments(arguments)
    if not chosen.email:
        keep_link(issue_founding())
        sys.stdout.write(describe_link(settings.GUILDHOUSE_HOME))
        return 0
    member, is_new = appoint_host(chosen.email, name=chosen.name)
    sys.stdout.write(f"{member.name} is {'a member now, and ' if is_new else ''}a host of this community.\n")
    if is_new or chosen.link:
        address = settings.SITE_ADDRESS + reverse("arrive", args=[issue_arrival(member)])
        sys.stdout.write(f"This link signs them in, once, within three days:\n    {address}\n")
    else:
        sys.stdout.write("They sign in as before. `--link` makes a link that signs them in.\n")
    return 0


def read_arguments(arguments: list[str]) -> argparse.Namespace:
    parser = argparse.ArgumentParser(
        "guildhouse host",
        description="Makes a member a host of the community. Somebody new becomes a member and gets a link to sign in by.",
    )
    parser.add_argument(
        "email",
        nargs="?",
        help="the e-mail address of the host; left out in an empty house: a link for whoever comes first",
    )
    parser.add_argument("--name", default="", help="their name, when they are new (default: from the address)")
    parser.add_argument("--link", action="store_true", help="make a link for a member who cannot sign in, too")
    return parser.parse_args(arguments)
