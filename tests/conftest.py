"""What every test may use: members, spaces, a client that is somebody, facts delivered on request."""

import gc
import os
from pathlib import Path

import pytest
from django.conf import settings
from django.core.cache import cache
from django.db import connection

from guildhouse.kernel.events.delivery import deliver_due
from guildhouse.kernel.ports import gates
from guildhouse.kernel.throttle.stores import find_store
from tests.browsing import browser
from tests.emptying import let_tables_be_emptied
from tests.factories import MemberFactory, SpaceFactory, TopicFactory
from tests.migrated import NAMED, keep, prepare, start_from, template_in
from tests.servers import house, migrated
from tests.sharing import Sharing

let_tables_be_emptied()

__all__ = ["browser", "house", "migrated"]

CORPUS = Path(os.environ.get("GUILDHOUSE_CORPUS", Path(__file__).parents[2] / "shared" / "data"))


ON_POSTGRES = os.environ.get("DATABASE_URL", "").startswith("postgres")
DATABASES = Path(".pytest_cache", "databases")
DATABASE, HOUSES = {"db", "transactional_db"}, {"house", "migrated"}
TOUCHES_DATABASE = {*DATABASE, *HOUSES, "live_server"}


def pytest_configure(config):
    if getattr(config.option, "numprocesses", None):  # the process that divides the work, before the others begin
        prepare(config.rootpath / DATABASES)


def pytest_collection_finish(session):
    """Thousands of tests and all they import stay until the end: not to be looked through for garbage again and again."""
    gc.collect()
    gc.freeze()
    gc.set_threshold(50_000, 20, 20)


def pytest_xdist_make_scheduler(config, log):
    return Sharing(config, log)


def pytest_collection_modifyitems(config, items):
    for item in items:
        if item.get_closest_marker("corpus") and not CORPUS.is_dir():
            item.add_marker(pytest.mark.skip(reason=f"the corpus is not at {CORPUS}; set GUILDHOUSE_CORPUS"))
    items.sort(key=opens_no_house)  # these take longest: none may be left when the other process has nothing to do
    if ON_POSTGRES:
        spared = [item for item in items if not depends_on_database(item)]
        items[:] = [item for item in items if depends_on_database(item)]
        config.hook.pytest_deselected(items=spared)


def opens_no_house(item):
    """Whether it is anything but a house of its own in processes of its own, which touches no test's database."""
    return not HOUSES & set(item.fixturenames) or bool(DATABASE & set(item.fixturenames))


def depends_on_database(item):
    """What gives the same answer on every database is asked once, on SQLite."""
    if item.get_closest_marker("any_database"):
        return False
    return bool(item.get_closest_marker("django_db") or TOUCHES_DATABASE & set(item.fixturenames))


@pytest.fixture(scope="session")
def template(pytestconfig):
    """A file with a migrated SQLite database, there or still to be made."""
    return template_in(pytestconfig.rootpath / DATABASES)


@pytest.fixture(scope="session")
def django_db_modify_db_settings(django_db_modify_db_settings_parallel_suffix, template):
    if not ON_POSTGRES and template.exists():
        start_from(template)
    if os.environ.get(NAMED):
        connection.settings_dict["TEST"]["TEMPLATE"] = os.environ[NAMED]


@pytest.fixture(scope="session")
def django_db_setup(django_db_setup, django_db_blocker, template):
    if not ON_POSTGRES and not template.exists():
        with django_db_blocker.unblock():
            keep(template)


@pytest.fixture(scope="session")
def corpus():
    return CORPUS


@pytest.fixture(autouse=True)
def _nothing_remembered():
    cache.clear()


@pytest.fixture(scope="session")
def throttle_file(tmp_path_factory):
    settings.THROTTLE_FILE = tmp_path_factory.mktemp("throttle") / "tries.sqlite3"


@pytest.fixture(autouse=True)
def no_tries_yet(throttle_file):
    """Each test begins without a past, whatever others have tried from the same address."""
    find_store().clear_all()


@pytest.fixture(autouse=True)
def _gates_stand_open(request, monkeypatch):
    """Members write as often as a test needs, except where the gates themselves are the promise (marked `gates`)."""
    if not request.node.get_closest_marker("gates"):
        monkeypatch.setattr(gates.gates, "_entries", {})


@pytest.fixture
def member(db):
    return MemberFactory()


@pytest.fixture
def host(db):
    return MemberFactory(role="host")


@pytest.fixture
def space(db):
    return SpaceFactory()


@pytest.fixture
def topic(db, space):
    return TopicFactory(space=space)


@pytest.fixture
def as_member(client, member):
    client.force_login(member)
    return client


@pytest.fixture
def deliver():
    """Runs every delivered listener that is due, until none is left, as the worker would."""

    def run():
        while deliver_due():
            pass

    return run
