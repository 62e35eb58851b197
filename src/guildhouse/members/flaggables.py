"""A member's page can be flagged; hosts of the community decide about it."""

from collections.abc import Sequence
from zlib import crc32

from django.utils.translation import gettext_lazy as lazy

from guildhouse.kernel.ports.flaggables import Flaggable, FlaggedThing, flaggables
from guildhouse.members.models import Member, Profile
from guildhouse.members.policies import can_run_community


def show_profile(member_id: int) -> FlaggedThing | None:
    """What the page says, and nothing its owner keeps to themselves."""
    member = Member.objects.filter(pk=member_id).first()
    if member is None:
        return None
    profile = Profile.objects.filter(member=member).first() or Profile(member=member)
    hidden = {part for part, audience in profile.shown.items() if audience == Profile.Audience.ME}
    links = "" if "links" in hidden else "\n".join(str(link.get("url", "")) for link in profile.links)
    parts = [f"@{member.handle}", member.headline, "" if "about" in hidden else profile.about, links]
    text = "\n\n".join(part for part in parts if part)
    return FlaggedThing(
        title=member.name, text=text, address=member.get_absolute_url(), author_id=member.pk, version=_version(text)
    )


def find_profile(member_id: int, viewer: Member) -> FlaggedThing | None:
    found = Member.objects.visible_to(viewer).filter(pk=member_id)
    return show_profile(member_id) if found.exists() else None


def decided_members(member: Member, ids: Sequence[int]) -> set[int]:
    return set(ids) - {member.pk} if can_run_community(member) else set()


def _version(text: str) -> int:
    """Profiles count no versions; the words themselves tell whether they changed."""
    return crc32(text.encode()) & 0x7FFFFFFF


flaggables.register("member", Flaggable(
    kind="member", label=lazy("Profile"), find=find_profile, show=show_profile, decides=decided_members, acts={},
))  # fmt: skip
