"""Finding members by name, and completion after @."""

from django.db.models import Exists, OuterRef, Q, QuerySet
from django.utils.translation import gettext as _

from guildhouse.kernel.errors import NotFound
from guildhouse.kernel.ports.audiences import find_audience
from guildhouse.members.models import Block, Member

PAGE = 30
MOST_COUNTED = 1001
MOST_COMPLETED = 8
FOUND = (Member.Status.ACTIVE, Member.Status.SILENCED)


def complete_names(asked: str, *, viewer: Member, space: str = "") -> list[Member]:
    """At most eight whose handle, or a word of whose name, begins so; nobody from whom a block parts the viewer."""
    people = Member.objects.filter(status__in=FOUND).exclude(pk=viewer.pk)
    if space:
        readers = find_audience("space", space, viewer)
        if readers is None:
            raise NotFound(_("There is no space at this address, or it is not open to you."))
        people = people.filter(readers)
    parted = Block.objects.filter(Q(member=viewer, blocked=OuterRef("pk")) | Q(member=OuterRef("pk"), blocked=viewer))
    people = named_like(people, asked, prefix=True).filter(~Exists(parted))
    return list(people.only("name", "handle").order_by("name", "pk")[:MOST_COMPLETED])


def named_like(people: QuerySet[Member], asked: str, *, prefix: bool) -> QuerySet[Member]:
    """SQLite folds the case of ASCII letters only, so that other scripts are asked for in the likely cases too."""
    asked = " ".join(asked.replace("\0", "").split())[:80].removeprefix("@")
    wanted = Q()
    for spelled in {asked, asked.lower(), asked.title()} if asked else ():
        wanted |= (
            Q(name__istartswith=spelled) | Q(name__icontains=f" {spelled}") | Q(handle__startswith=spelled.lower())
        )
        if not prefix:
            wanted |= Q(headline__icontains=spelled)
    return people.filter(wanted)


def list_blocked(member: Member) -> list[Member]:
    return list(Member.objects.filter(blocks_received__member=member).order_by("name"))
