"""A house that is open to several people at once: two processes answer, as they would in earnest."""

import os

import pytest

from tests.races.people import seed

TURNS = int(os.environ.get("RACE_TURNS", "5"))


@pytest.fixture
def room(house):
    seeded = seed(house)
    house.start("-m", "guildhouse.config.cli", "serve", "--no-worker", "--no-live")
    house.wait_for(f"{house.address}/healthz", seconds=90)
    return seeded


@pytest.fixture
def turns():
    """How often a race is run in one house: RACE_TURNS, five in a usual run."""
    return range(TURNS)
