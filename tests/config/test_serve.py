"""The whole house in real processes: opens, answers, mends itself, closes, and leaves nothing behind."""

import os
import re
import signal
import socket
import subprocess
import time

import httpx
import pytest

from tests.servers import make_house, wait_until

pytestmark = pytest.mark.live
SERVE = ("-m", "guildhouse.config.cli", "serve")


def children_of(pid):
    listed = subprocess.run(["ps", "-o", "pid=,args=", "--ppid", str(pid)], capture_output=True, text=True, check=False)
    return {int(line.split(None, 1)[0]): line.split(None, 1)[1] for line in listed.stdout.splitlines()}


def find_child(pid, part):
    return next((child for child, command in children_of(pid).items() if part in command), None)


def is_alive(pid):
    try:
        os.kill(pid, 0)
    except ProcessLookupError:
        return False
    return True


@pytest.fixture
def served(house):
    """An open house: pages, live events and the worker are running."""
    return serve(house)


@pytest.fixture(scope="module")
def mending(migrated, tmp_path_factory):
    """An open house for all that must mend itself: each of these tests leaves it whole."""
    with make_house(tmp_path_factory.mktemp("mending") / "home", migrated) as house:
        yield serve(house)


def serve(house):
    house.process = house.start(*SERVE)
    house.wait_for(f"{house.address}/healthz", seconds=60)
    assert wait_until(lambda: find_child(house.process.pid, "worker") is not None)
    return house


def worker_answers(house):
    return httpx.get(f"{house.address}/healthz/worker", timeout=10).status_code == 200


def test_house_opens_with_all_its_parts_and_closes_within_ten_seconds(served):
    assert httpx.get(f"{served.address}/", timeout=20).status_code == 200
    assert wait_until(lambda: worker_answers(served), seconds=30)
    assert served.wait_for(f"{served.live_address}/healthz").status_code == 200
    parts = list(children_of(served.process.pid))
    began = time.monotonic()
    served.process.send_signal(signal.SIGTERM)
    assert served.process.wait(timeout=12) == 0
    assert time.monotonic() - began < 10
    assert not any(is_alive(part) for part in parts)
    said = served.process.stdout.read()
    assert f"Guildhouse is open at http://localhost:{served.port}" in said
    assert "host you@example.org" in said


@pytest.mark.any_database
@pytest.mark.parametrize("part", ["worker", "live_server", "serving.pages"])
def test_part_that_dies_is_started_again(mending, part):
    killed = find_child(mending.process.pid, part)
    os.kill(killed, signal.SIGKILL)
    assert wait_until(lambda: find_child(mending.process.pid, part) not in {killed, None}, seconds=15)
    mending.wait_for(f"{mending.address}/healthz", seconds=30)
    mending.wait_for(f"{mending.live_address}/healthz", seconds=30)


@pytest.mark.any_database
def test_page_process_that_dies_is_replaced_while_the_other_answers(mending):
    pages = find_child(mending.process.pid, "serving.pages")
    assert wait_until(lambda: len(children_of(pages)) == 2)
    killed = next(iter(children_of(pages)))
    os.kill(killed, signal.SIGKILL)
    assert wait_until(lambda: len(children_of(pages)) == 2 and killed not in children_of(pages), seconds=15)
    assert mending.wait_for(f"{mending.address}/healthz", seconds=30).status_code == 200


@pytest.mark.any_database
def test_parts_of_a_killed_house_end_by_themselves(served):
    parts = list(children_of(served.process.pid))
    parts += [child for part in parts for child in children_of(part)]
    served.process.send_signal(signal.SIGKILL)
    served.process.wait()
    assert wait_until(lambda: not any(is_alive(part) for part in parts), seconds=15)


@pytest.mark.any_database
@pytest.mark.parametrize(("setting", "attribute"), [("GUILDHOUSE_PORT", "port"), ("GUILDHOUSE_LIVE_PORT", "live_port")])
def test_taken_port_is_explained_before_anything_starts(house, setting, attribute):
    with socket.create_server(("127.0.0.1", getattr(house, attribute))):
        done = house.run(*SERVE)
    assert done.returncode == 1
    assert f"Port {getattr(house, attribute)} is taken" in done.stderr
    assert f"{setting}=" in done.stderr


@pytest.mark.any_database
@pytest.mark.parametrize(("change", "said"), [
    ({"GUILDHOUSE_BIND": "no.such.name.invalid"}, "no address this machine knows"),
    ({"GUILDHOUSE_BIND": "192.0.2.7"}, "not an address of this machine"),
    ({"GUILDHOUSE_PORT": "70000"}, "ports go up to 65535"),
    ({"GUILDHOUSE_WORKERS": "3"}, "Not a setting of Guildhouse: GUILDHOUSE_WORKERS"),
    ({"DATABASE_URL": "postgresql://nobody@127.0.0.1:1/none"}, "guildhouse check"),
])  # fmt: skip
def test_what_cannot_work_is_refused_in_a_sentence(house, change, said):
    done = house.run(*SERVE, **change)
    assert done.returncode == 1
    assert said in done.stderr
    assert "Traceback" not in done.stderr


@pytest.mark.any_database
def test_demo_house_lets_its_accounts_in_and_a_second_start_changes_nothing(house):
    open_with_its_demo(house)


@pytest.mark.soak
def test_demo_house_lets_its_accounts_in_on_each_database(house):
    open_with_its_demo(house)


def open_with_its_demo(house):
    first = house.start(*SERVE, GUILDHOUSE_DEMO="yes")
    house.wait_for(f"{house.address}/healthz", seconds=400)
    checked = house.run("tests/site/demo_checks.py")
    assert checked.returncode == 0, checked.stderr
    email, password = sign_in_words(first)
    assert sign_in(house, email, password).status_code == 302
    first.send_signal(signal.SIGTERM)
    first.wait(timeout=15)
    before = (house.home / "prepared.json").stat().st_mtime_ns
    second = house.start(*SERVE, GUILDHOUSE_DEMO="yes")
    house.wait_for(f"{house.address}/healthz", seconds=30)
    assert sign_in_words(second) == (email, password)
    assert (house.home / "prepared.json").stat().st_mtime_ns == before


def sign_in_words(process):
    """The password and the first account, from what the house says when it opens."""
    said = ""
    while "Ctrl-C" not in said:
        said += process.stdout.readline()
    return re.search(r"^ +(\S+@example\.org)", said, re.MULTILINE)[1], re.search(r"password (\S+)", said)[1]


def sign_in(house, email, password):
    with httpx.Client(base_url=house.address, timeout=20) as client:
        page = client.get("/accounts/login/").text
        token = re.search(r'name="csrfmiddlewaretoken" value="([^"]+)"', page)[1]
        return client.post(
            "/accounts/login/", data={"login": email, "password": password, "csrfmiddlewaretoken": token}
        )
