"""Who asks at every route: status, trust, role and ownership; and what the access table means for each of them."""

from dataclasses import dataclass

from tests.house.access import (
    ABSENT,
    INSIDE,
    NO,
    OK,
    asking,
    at_desk,
    entering,
    keeping,
    keeping_order,
    new_topic,
    others_post,
    own_post,
    space_keeping,
    writing,
)

DOING = {writing, own_post, others_post, keeping, space_keeping, entering, asking, new_topic, keeping_order, at_desk}
GONE = {"suspended", "left"}


@dataclass(frozen=True)
class Person:
    """Somebody by what they are in the space (and whether the words are theirs), their status and how far they are trusted."""

    role: str
    status: str = "active"
    trust: int = 1

    def __str__(self) -> str:
        return f"{self.status} {self.role}, trust {self.trust}"

    @property
    def known_as(self) -> str:
        """How the rules below call them: a session is worth nothing to the suspended, whatever they were."""
        if self.status in GONE:
            return "suspended"
        return "waiting" if self.status == "waiting" else self.role


PEOPLE = (
    Person("visitor"),
    Person("stranger", "waiting"),
    *(Person("stranger", trust=trust) for trust in (0, 1, 3)), *(Person("author", trust=trust) for trust in (0, 1)),
    Person("insider"), Person("keeper"), Person("host"),
    *(Person(role, "silenced") for role in ("stranger", "insider", "author", "keeper", "host")),
    *(Person(role, "suspended") for role in ("stranger", "author", "keeper", "host")),
    Person("author", "left"),
)  # fmt: skip


def expected(person: Person, opens_to, rule: str) -> str:
    """What the rule says; whoever is silenced reads, keeps what is theirs, flags and leaves, and does nothing else to others."""
    answer = opens_to(person.known_as, rule)
    if person.status != "silenced" or answer != OK or opens_to not in DOING:
        return answer
    if opens_to is entering and person.role in INSIDE:
        return answer
    return ABSENT if opens_to in {keeping_order, at_desk} else NO
