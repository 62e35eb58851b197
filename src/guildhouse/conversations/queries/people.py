"""Who is in a conversation, as one of them sees it."""

from dataclasses import dataclass

from guildhouse.conversations.models import Participation
from guildhouse.conversations.policies import Standing
from guildhouse.conversations.queries.rows import Face, make_face


@dataclass(frozen=True, slots=True)
class PersonRow:
    """`is_asked`: they have not said yes, for whatever reason. `is_asker`: they asked the one who reads."""

    id: int
    handle: str
    face: Face
    is_asked: bool
    is_asker: bool
    is_starter: bool


def list_people(standing: Standing) -> list[PersonRow]:
    """Everybody but the reader, those who are in it first."""
    asker = standing.own.invited_by_id
    rows = [
        PersonRow(
            id=one.member_id, handle=one.member.handle, face=make_face(one.member),
            is_asked=one.state in Participation.NOT_YET, is_asker=one.member_id == asker,
            is_starter=one.member_id == standing.conversation.started_by_id,
        )
        for one in standing.others
    ]  # fmt: skip
    return sorted(rows, key=lambda row: row.is_asked)
