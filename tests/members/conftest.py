"""Somebody with a confirmed address and a password."""

import pytest
from allauth.account.models import EmailAddress

from tests.factories import MemberFactory
from tests.members.signing import PASSWORD


@pytest.fixture
def account():
    member = MemberFactory(email="ana@example.org")
    member.set_password(PASSWORD)
    member.save()
    EmailAddress.objects.create(user=member, email=member.email, verified=True, primary=True)
    return member
