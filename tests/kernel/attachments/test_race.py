"""Uploads at the same instant do not share the last of a quota."""

import pytest

from .conftest import files_in

RACE = """
import django
django.setup()
from django.conf import settings
from django.core.files.base import ContentFile
from guildhouse.kernel.attachments import AttachmentRefused, add_attachment
from guildhouse.members.models import Member
from tests.kernel.racing import race

settings.ATTACHMENT_QUOTA_BYTES = 1000
member = Member.objects.create(handle="ann", name="Ann")

def act():
    try:
        add_attachment(ContentFile(b"a" * 300), name="a.txt", by=member)
    except AttachmentRefused:
        return "refused"
    return "taken"

race(act)
"""


@pytest.mark.races
def test_uploads_at_once_stay_within_the_quota(house):
    done = house.run("-c", RACE)
    assert done.stdout.strip() == "{'refused': 5, 'taken': 3}", done.stderr
    assert len(files_in(house.home / "media")) == 3
