"""A kill at any moment costs one batch: the import goes on where it was and nothing comes twice."""

import os
import shutil
import subprocess
import sys
from pathlib import Path

import pytest

ROOT = Path(__file__).parents[3]

PREPARED = """
from guildhouse.members.models import Member, Profile
host = Member.objects.create_user("host@example.org", None, handle="hostess", name="Hostess", role="host")
Profile.objects.create(member=host)
"""
BROUGHT = """
import os, signal, sys
from django.core.management import call_command
from guildhouse.kernel.jobs import JobRun
from guildhouse.portability.actions.stackexchange import bringing
bringing.PEOPLE, bringing.POSTS = 2, 3
left, kept = int(sys.argv[2]), JobRun.save_checkpoint
def save_checkpoint(run, **values):
    global left
    left -= 1
    kept(run, **values)
    if left == 0:
        os.kill(os.getpid(), signal.SIGKILL)
JobRun.save_checkpoint = save_checkpoint
call_command("import_stackexchange", sys.argv[1], "--space", "brought")
"""
COUNTED = """
from django.db.models import Count
from guildhouse.discussions.models import Post, PostRevision, Topic
from guildhouse.kernel.models import Delivery
from guildhouse.members.models import Member
for topic in Topic.objects.order_by("source_id"):
    posts = topic.posts.order_by("number").values_list("number", "source_id", "author__name", "reply_to__source_id")
    print(topic.source_id, topic.title, topic.last_number, topic.replies_count, topic.people_count, topic.last_author_name, list(posts))
    print(topic.accepted_post and topic.accepted_post.source_id, topic.duplicate_of and topic.duplicate_of.source_id)
print(PostRevision.objects.count(), sorted(Member.objects.values_list("handle", flat=True)))
told = Delivery.objects.filter(event="discussions.TopicsImported").values_list("listener").annotate(Count("id"))
print(sorted(told))
"""


def run(home, program, *arguments, check=True):
    env = {**os.environ, "GUILDHOUSE_HOME": str(home), "PYTHONPATH": str(ROOT / "src"), "DATABASE_URL": ""}
    env["DJANGO_SETTINGS_MODULE"] = "guildhouse.config.settings"
    started = [sys.executable, "-c", f"import django; django.setup()\n{program}", *map(str, arguments)]
    return subprocess.run(started, check=check, env=env, capture_output=True, text=True, cwd=ROOT)


@pytest.mark.live
@pytest.mark.any_database
def test_import_survives_a_kill_at_every_stage(dump, migrated, tmp_path):
    whole, killed = tmp_path / "whole", tmp_path / "killed"
    whole.mkdir(mode=0o700)
    shutil.copy(migrated, whole / "guildhouse.sqlite3")
    run(whole, PREPARED)
    shutil.copytree(whole, killed)
    run(whole, BROUGHT, dump, 0)
    kills = 0
    for steps in (2, 3, 2, 4, 2, 50):
        ended = run(killed, BROUGHT, dump, steps, check=False)
        if ended.returncode == 0:
            break
        assert ended.returncode == -9, ended.stderr
        kills += 1
    assert kills >= 4
    assert run(killed, BROUGHT, dump, 0).returncode == 0
    assert run(killed, COUNTED).stdout == run(whole, COUNTED).stdout
