"""What monitoring is told."""

from datetime import timedelta

import pytest
from django.db import DatabaseError
from django.utils import timezone

from guildhouse.kernel.heartbeats import beat
from guildhouse.kernel.models import Heartbeat
from guildhouse.kernel.worker import NAME
from guildhouse.site.views import health

pytestmark = pytest.mark.django_db


def test_house_with_a_living_worker_is_well(client, django_assert_num_queries):
    beat(NAME)
    with django_assert_num_queries(1):
        answer = client.get("/healthz")
    assert (answer.status_code, answer.json()) == (200, {"database": "answers", "worker": "alive"})
    assert "no-store" in answer["Cache-Control"]
    assert client.get("/healthz/worker").status_code == 200


def test_silent_worker_raises_its_own_alarm_and_leaves_the_house_open(client):
    Heartbeat.objects.create(name=NAME, at=timezone.now() - timedelta(minutes=5))
    assert client.get("/healthz").json()["worker"] == "silent"
    assert client.get("/healthz").status_code == 200
    assert client.get("/healthz/worker").status_code == 503


def test_worker_that_never_ran_is_silent(client):
    assert client.get("/healthz/worker").status_code == 503


def test_database_that_does_not_answer_closes_the_house(client, monkeypatch):
    def refuse(_name):
        raise DatabaseError

    monkeypatch.setattr(health, "find_heartbeat", refuse)
    answer = client.get("/healthz")
    assert (answer.status_code, answer.json()["database"]) == (503, "does not answer")


def test_health_is_only_looked_at(client):
    assert client.post("/healthz").status_code == 405
