"""The API does what its description says, whatever it is sent: programs are written from the description alone."""

import pytest
import schemathesis
from hypothesis import HealthCheck, given, settings
from schemathesis.checks import not_a_server_error
from schemathesis.specs.openapi.checks import response_schema_conformance

from guildhouse.api.actions import issue_token
from guildhouse.config.wsgi import application
from guildhouse.kernel.throttle.stores import find_store
from tests.factories import MemberFactory, PostFactory, SpaceFactory, TopicFactory
from tests.soak.amounts import EXAMPLES, note

pytestmark = pytest.mark.django_db
FEW = settings(max_examples=5, deadline=None, suppress_health_check=list(HealthCheck), derandomize=True)
MANY = settings(FEW, max_examples=max(10, EXAMPLES // 200))


@pytest.fixture
def described(transactional_db):
    return schemathesis.openapi.from_wsgi("/api/1/openapi.json", application)


@pytest.fixture
def headers(described):
    """A member who may read and write, in a house with something to read."""
    member = MemberFactory()
    topic = TopicFactory(space=SpaceFactory(), by=member, kind="question")
    PostFactory(topic=topic)
    _token, secret = issue_token(by=member, name="Test", scopes=["read", "write"])
    return {"Authorization": f"Bearer {secret}"}


def try_all(described, headers, budget):
    """Sends each operation what its description allows and what it does not."""
    for found in described.get_all_operations():
        operation = found.ok()

        @budget
        @given(case=operation.as_strategy())
        def attempt(case):
            find_store().clear_all()
            response = case.call(headers=headers)
            case.validate_response(response, checks=[not_a_server_error, response_schema_conformance])

        attempt()


@pytest.mark.any_database
def test_operations_keep_to_their_description(described, headers):
    try_all(described, headers, FEW)


@pytest.mark.soak
def test_operations_keep_to_their_description_for_long(described, headers):
    try_all(described, headers, MANY)
    note("fuzz", what="operations of the API", examples=MANY.max_examples)
