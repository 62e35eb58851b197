"""Many processes redeem one link at the same instant, each with its own connection to one database."""

import pytest

RACE = """
import datetime as dt
import django
django.setup()
from django.db import transaction
from guildhouse.kernel.secret_links import LinkSpent, issue, redeem
from tests.kernel.racing import race

token = issue("race", lasts=dt.timedelta(days=1), max_uses=3).token

def act():
    try:
        with transaction.atomic():
            redeem("race", token)
    except LinkSpent:
        return "spent"
    return "redeemed"

race(act)
"""


@pytest.mark.races
def test_link_raced_for_is_used_exactly_as_often_as_it_is_good_for(house):
    done = house.run("-c", RACE)
    assert done.stdout.strip() == "{'redeemed': 3, 'spent': 5}", done.stderr
