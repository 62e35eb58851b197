"""Django's own command line, for people who know it; `guildhouse` is ours."""

import os
import sys

from django.core.management import execute_from_command_line

if __name__ == "__main__":
    os.environ.setdefault("DJANGO_SETTINGS_MODULE", "guildhouse.config.settings")
    execute_from_command_line(sys.argv)
