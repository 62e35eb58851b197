"""A start that finds all prepared does not prepare again; whatever has changed, it does."""

import pytest

pytestmark = pytest.mark.live
ASKED = """
import django
from django.conf import settings
from guildhouse.config.serving.readiness import is_prepared
first = is_prepared()
name = settings.DATABASES["default"]["NAME"]
settings.DATABASES["default"]["NAME"] = name + "-of-others"
other = is_prepared()
settings.DATABASES["default"]["NAME"] = name
django.setup()
from django.db import connection
with connection.cursor() as cursor:
    cursor.execute("DELETE FROM django_migrations WHERE app = %s AND name = %s", ["spaces", "0001_initial"])
print(first, other, is_prepared())
"""


def test_house_knows_whether_its_database_is_prepared(house):
    done = house.run("-m", "guildhouse.config.cli", "prepare", GUILDHOUSE_DEMO="no")
    assert done.returncode == 0, done.stderr
    asked = house.run("-c", ASKED, GUILDHOUSE_DEMO="no")
    assert asked.stdout.split() == ["True", "False", "False"], asked.stderr
