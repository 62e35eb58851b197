"""`python -m guildhouse.config.cli` is the same as `guildhouse`; the house starts its own parts this way."""

import sys

from guildhouse.config.cli import main

if __name__ == "__main__":
    sys.exit(main())
