"""Who may read a space, as an audience: everyone where it is open, else those inside."""

from django.db.models import Q

from guildhouse.kernel.numbers import read_number
from guildhouse.kernel.ports.audiences import audiences
from guildhouse.members.models import Member
from guildhouse.spaces.models import Space


def find_readers(name: str, viewer: Member | None) -> Q | None:
    """`name` is the space's slug or id; None when the viewer may not read it."""
    readable = Space.objects.readable_by(viewer)
    number = read_number(name)
    space = (readable.filter(pk=number) if number else readable.filter(slug=name)).first()
    if space is None:
        return None
    return Q() if space.is_open else Q(space_memberships__space=space.pk)


audiences.register("space", find_readers)
