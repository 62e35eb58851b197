"""The house's own settings, with the null view beside its pages and pulses left to the page that asks."""

from guildhouse.config.settings import *  # noqa: F403

ROOT_URLCONF = "benchmarks.urls"
