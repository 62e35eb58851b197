"""A house that is open to several people at once: two processes answer, as they would in earnest."""

import os

import pytest

from tests.races import people
from tests.servers import make_house
from tests.soak.amounts import SEEDS, note

FEW = int(os.environ.get("RACE_TURNS", "3"))


@pytest.fixture(scope="session")
def room(tmp_path_factory, migrated):
    """One for all races, since opening it costs more than a race: each begins topics of its own."""
    with make_house(tmp_path_factory.mktemp("races") / "home", migrated) as house:
        seeded = people.seed(house)
        house.start("-m", "guildhouse.config.cli", "serve", "--no-worker", "--no-live")
        house.wait_for(f"{house.address}/healthz", seconds=300)
        yield seeded


@pytest.fixture(params=[FEW, pytest.param(SEEDS, marks=pytest.mark.soak)], ids=["few", "many"])
def turns(request):
    """How often a race is run, each turn with a seed of its own."""

    def seeds():
        for seed in range(request.param):
            people.chance.seed(f"{request.node.originalname} {seed}")
            yield seed
        note("races", race=request.node.originalname, seeds=request.param)

    return seeds()
