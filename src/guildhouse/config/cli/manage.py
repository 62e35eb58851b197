"""`guildhouse manage`: Django's own command line."""

from django.core.management import ManagementUtility


def main(arguments: list[str]) -> int:
    ManagementUtility(["guildhouse manage", *arguments]).execute()
    return 0
