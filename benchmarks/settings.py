"""The house's own settings, with the null view beside its pages."""

from guildhouse.config.settings import *  # noqa: F403

ROOT_URLCONF = "benchmarks.urls"
