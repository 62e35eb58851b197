"""Many processes redeem one link at the same instant, each with its own connection to one database."""

import os
import subprocess
import sys

import pytest

RACE = """
import multiprocessing, os, sys
import django
django.setup()
from django.core.management import call_command
from django.db import connection, transaction
from guildhouse.kernel.secret_links import LinkSpent, issue, redeem
import datetime as dt

def run(token, barrier, results):
    connection.close()
    barrier.wait()
    won = 0
    for _try in range(5):
        try:
            with transaction.atomic():
                redeem("race", token)
            won += 1
        except LinkSpent:
            pass
    results.put(won)

call_command("migrate", verbosity=0)
token = issue("race", lasts=dt.timedelta(days=1), max_uses=7).token
connection.close()
context = multiprocessing.get_context("fork")
barrier, results = context.Barrier(8), context.Queue()
runners = [context.Process(target=run, args=(token, barrier, results)) for _n in range(8)]
for runner in runners:
    runner.start()
print("won", sum(results.get(timeout=60) for _runner in runners))
for runner in runners:
    runner.join(60)
"""


@pytest.mark.races
def test_link_raced_for_is_used_exactly_as_often_as_it_is_good_for(tmp_path):
    environment = {
        **{name: value for name, value in os.environ.items() if not name.startswith(("GUILDHOUSE_", "DATABASE_URL"))},
        "GUILDHOUSE_HOME": str(tmp_path),
        "DJANGO_SETTINGS_MODULE": "guildhouse.config.settings",
    }
    done = subprocess.run(  # the program above, in a fresh process
        [sys.executable, "-c", RACE], env=environment, capture_output=True, text=True, check=False, timeout=120
    )
    assert "won 7" in done.stdout, done.stderr[-2000:]
