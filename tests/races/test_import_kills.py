"""An import is killed again and again, from its first line read to the last word converted: it ends as one left in peace."""

import json
import random

import pytest

from benchmarks.stackexchange_dump import write_dump
from tests.races.killing import kill, kill_while_it_works, let_leases_run_out
from tests.races.people import Room
from tests.servers import make_house, wait_until
from tests.soak.amounts import KILLS_A_RUN, kill_runs, note

# What a kill at each stage does is asked in tests/portability/stackexchange/test_kill.py each time; this is the long run.
pytestmark = [pytest.mark.races, pytest.mark.soak]
PROGRAM = "tests/races/moving_in.py"
CLI = ("-m", "guildhouse.config.cli")
POSTS = 400
RUNS = [pytest.param(n, KILLS_A_RUN, id=str(n)) for n in kill_runs(0.4)]
WAITS = "SELECT COUNT(*) FROM kernel_job WHERE state IN ('waiting', 'running')"
STEPS = (
    "SELECT j.id, j.state, j.doing, j.checkpoint FROM kernel_job j WHERE j.state <> 'waiting' ORDER BY j.id DESC",
    "SELECT COUNT(*) FROM kernel_delivery",
)  # fmt: skip


def say(house, *arguments):
    done = house.run(PROGRAM, *arguments)
    assert done.returncode == 0, done.stderr
    return json.loads(done.stdout.splitlines()[-1])


def progress_of(room):
    return [room.ask(step) for step in STEPS]


def work_to_the_end(room):
    """The worker is left in peace until nothing waits any more."""
    let_leases_run_out(room.ask)
    worker = room.house.start(*CLI, "worker")
    facts = "SELECT COUNT(*) FROM kernel_delivery WHERE parked_at IS NULL"
    assert wait_until(lambda: room.ask(facts) == room.ask(WAITS) == [(0,)], seconds=300)
    kill(worker)


@pytest.fixture(scope="session")
def dump(tmp_path_factory):
    folder = tmp_path_factory.mktemp("dump") / "pm.stackexchange.com"
    write_dump(folder, posts=POSTS)
    return str(folder)


@pytest.fixture(scope="session")
def in_peace(dump, migrated, tmp_path_factory):
    """What an import that nobody disturbed says is there: when it has ended, and when the worker has."""
    with make_house(tmp_path_factory.mktemp("peace") / "home", migrated) as house:
        say(house, "prepare")
        done = house.run(*CLI, "import", "stackexchange", dump, "--space", "brought")
        assert done.returncode == 0, done.stderr
        told = [say(house, "tell")]
        work_to_the_end(Room(house))
        return [*told, say(house, "tell")]


def kill_importing(room, dump, chance, kills):
    """The command of the terminal, run again after every kill, until it came to its end; answers how often it was killed."""
    for done in range(kills):
        importing = room.house.start(*CLI, "import", "stackexchange", dump, "--space", "brought")
        if not kill_while_it_works(importing, lambda: progress_of(room), chance):
            assert importing.returncode == 0, importing.stdout.read()
            return done
    assert room.house.run(*CLI, "import", "stackexchange", dump, "--space", "brought").returncode == 0
    return kills


def kill_working(room, chance, kills):
    """The worker, whatever it has in hand; answers how often it was killed before nothing was left to do."""
    for done in range(kills):
        let_leases_run_out(room.ask)
        if room.ask(WAITS) == [(0,)]:
            return done
        kill_while_it_works(room.house.start(*CLI, "worker"), lambda: progress_of(room), chance, most_steps=8)
    return kills


@pytest.mark.parametrize(("number", "kills"), RUNS)
def test_killed_import_ends_as_one_left_in_peace(house, dump, in_peace, number, kills):
    room, chance = Room(house), random.Random(number)  # noqa: S311 - when to kill is no secret
    say(house, "prepare")
    done = 0
    if number % 2:
        done = kill_importing(room, dump, chance, kills // 2)
        assert say(house, "tell") == in_peace[0]
    else:
        say(house, "ask", dump)
    done += kill_working(room, chance, kills - done)
    work_to_the_end(room)
    told = say(house, "tell")
    assert told == in_peace[1]
    assert (told["notices"], told["mails"]) == (0, 0)
    assert told["ledger"]["rows"]
    assert told["found"]["rows"] >= told["topics"]["rows"]
    note("kills", what="importing", kills=done, posts=told["posts"]["rows"])
