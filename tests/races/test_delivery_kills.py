"""The worker is killed while it tells people of what happened and mails them: each is told once, each mail is one mail."""

import json
import random
import time
from collections import defaultdict

import pytest

from tests.notifications.postbox import Office, Postbox
from tests.races.killing import kill, kill_while_it_works, let_leases_run_out
from tests.races.people import Room
from tests.servers import make_house, wait_until
from tests.soak.amounts import KILLS_A_RUN, kill_runs, note

pytestmark = pytest.mark.races
PROGRAM = "tests/races/telling.py"
WORKER = ("-m", "guildhouse.config.cli", "worker")
REPLIES, USUAL_KILLS = 30, 2
RUNS = [
    pytest.param(11, USUAL_KILLS, id="few", marks=pytest.mark.any_database),
    *(pytest.param(n, KILLS_A_RUN, id=str(n), marks=pytest.mark.soak) for n in kill_runs(0.35)),
]
FACTS = "SELECT COUNT(*) FROM kernel_delivery"
MAILS = "SELECT COUNT(*) FROM notifications_mailbatch WHERE state IN ('waiting', 'sending')"
STEPS = (
    FACTS,
    "SELECT COUNT(*) FROM notifications_notice",
    "SELECT state, COUNT(*) FROM notifications_mailbatch GROUP BY 1",
)


class SlowPostbox(Postbox):
    """Takes a moment for each mail, so that many a kill finds one under way."""

    async def handle_DATA(self, server, session, envelope):  # noqa: N802 - aiosmtpd's name
        time.sleep(random.random() / 50)  # noqa: ASYNC251, S311 - one at a time, as the worker sends them
        return await super().handle_DATA(server, session, envelope)


@pytest.fixture
def postbox():
    box = SlowPostbox()
    office = Office(box)
    office.start()
    box.port = office.port
    yield box
    office.stop()


def say(house, *arguments):
    done = house.run(PROGRAM, *arguments)
    assert done.returncode == 0, done.stderr
    return json.loads(done.stdout.splitlines()[-1])


def start_worker(house, port):
    server = {"GUILDHOUSE_SMTP_HOST": "127.0.0.1", "GUILDHOUSE_SMTP_PORT": str(port), "GUILDHOUSE_SMTP_TLS": "no"}
    return house.start(*WORKER, **server)


def work_to_the_end(room, port):
    """A worker that is left in peace: first it tells, then what was held back is mailed."""
    let_leases_run_out(room.ask, mails=False)
    worker = start_worker(room.house, port)
    assert wait_until(lambda: room.ask(f"{FACTS} WHERE parked_at IS NULL") == [(0,)], seconds=300)
    let_leases_run_out(room.ask)
    assert wait_until(lambda: room.ask(MAILS) == [(0,)], seconds=300)
    kill(worker)


@pytest.fixture(scope="session")
def in_peace(migrated, tmp_path_factory):
    """Who is told of what when nobody disturbs the worker; mail goes nowhere."""
    with make_house(tmp_path_factory.mktemp("peace") / "home", migrated) as house:
        say(house, "prepare", str(REPLIES))
        room = Room(house)
        worker = house.start(*WORKER)
        assert wait_until(lambda: room.ask(FACTS) == [(0,)], seconds=300)
        kill(worker)
        return say(house, "tell")


@pytest.mark.parametrize(("number", "kills"), RUNS)
def test_killed_worker_tells_and_mails_everybody_once(house, in_peace, postbox, number, kills):
    room, chance = Room(house), random.Random(number)  # noqa: S311 - when to kill is no secret
    say(house, "prepare", str(REPLIES))
    done = 0
    while done < kills and [*room.ask(FACTS), *room.ask(MAILS)] != [(0,), (0,)]:
        let_leases_run_out(room.ask, mails=chance.random() < 0.7)
        kill_while_it_works(
            start_worker(house, postbox.port), lambda: [room.ask(step) for step in STEPS], chance, most_steps=12
        )
        done += 1
    work_to_the_end(room, postbox.port)
    told = say(house, "tell")
    assert {part: told[part] for part in ("notices", "mailed", "ledger", "found")} == {
        part: in_peace[part] for part in ("notices", "mailed", "ledger", "found")
    }
    assert (told["left"], told["unsent"]) == (0, 0)
    again = assert_each_mail_is_one_mail(postbox.mails, told["sent"], done)
    note("kills", what="delivering", kills=done, notices=len(told["notices"]), mails=told["sent"], sent_again=again)


def assert_each_mail_is_one_mail(mails, sent, kills):
    """As many as were closed, known by their Message-ID; sent again only by a kill between the server's word and ours."""
    same = defaultdict(list)
    for mail in mails:
        same[mail["Message-ID"]].append((mail["To"], mail["Subject"], mail["In-Reply-To"]))
    assert len(same) == sent
    assert all(len(set(versions)) == 1 for versions in same.values())
    again = len(mails) - len(same)
    assert again <= kills
    return again
