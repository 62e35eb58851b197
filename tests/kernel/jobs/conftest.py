"""Kinds of work that exist for one test only."""

import pytest

from guildhouse.kernel.jobs import job_kinds


@pytest.fixture
def kind(monkeypatch):
    """`kind(work)` registers a function as the work called `test.work` until the test ends."""
    monkeypatch.setattr(job_kinds, "_entries", dict(job_kinds.items()))

    def register(work, name="test.work"):
        return job_kinds.register(name, work)

    return register
