"""What stands before an act: refuses, lets wait, or lets through; what waits is kept after its transaction has ended."""

import pytest
from django.http import QueryDict

from guildhouse.kernel.errors import Held, TooMany
from guildhouse.kernel.ports import Registry, gates
from guildhouse.kernel.ports.gates import Saying, open_gates, pass_gates
from guildhouse.kernel.sent_forms import new_form_key, send_once
from tests.factories import MemberFactory

pytestmark = pytest.mark.django_db


@pytest.fixture
def gate(monkeypatch):
    """No gates but those of the test; what is kept lands in a list."""
    kept = []
    monkeypatch.setattr(gates, "gates", Registry("gates"))
    monkeypatch.setattr(gates, "keepers", Registry("keepers"))
    gates.keepers.register("keep", lambda saying, words: kept.append((saying.kind, words)) or "/waiting/1/")
    return kept


def refuse(_saying):
    raise TooMany("Wait a minute.", retry_after=60)


def let_wait(saying):
    raise Held("A host looks first.", saying=saying)


def test_every_gate_is_asked_until_one_refuses(gate):
    asked = []
    gates.gates.register("first", lambda saying: asked.append(saying.kind))
    gates.gates.register("second", refuse)
    with pytest.raises(TooMany):
        pass_gates(Saying(kind="test.said", by=None))
    assert asked == ["test.said"]


def test_open_gates_ask_nobody_and_close_again(gate):
    gates.gates.register("only", refuse)
    with open_gates():
        pass_gates(Saying(kind="test.said", by=None))
    with pytest.raises(TooMany):
        pass_gates(Saying(kind="test.said", by=None))


@pytest.mark.parametrize("keyed", [True, False], ids=["with a key", "without one"])
def test_what_has_to_wait_undoes_its_own_work_and_is_kept(gate, keyed):
    member = MemberFactory(name="Before")
    gates.gates.register("only", let_wait)
    given = QueryDict(f"form_key={new_form_key()}" if keyed else "body=words")

    def act():
        type(member).objects.filter(pk=member.pk).update(name="After")
        pass_gates(Saying(kind="test.said", by=member))
        return "/done/"

    assert send_once(member.pk, given, act) == "/waiting/1/"
    member.refresh_from_db()
    assert (member.name, gate) == ("Before", [("test.said", "A host looks first.")])


def test_what_waits_is_kept_once_however_often_the_button_is_pressed(gate):
    member = MemberFactory()
    gates.gates.register("only", let_wait)
    given = QueryDict(f"form_key={new_form_key()}&body=words")
    for _press in range(2):
        assert (
            send_once(member.pk, given, lambda: str(pass_gates(Saying(kind="test.said", by=member)))) == "/waiting/1/"
        )
    assert len(gate) == 1
