"""Members' tables, one file per thing."""

from guildhouse.members.models.community import Community
from guildhouse.members.models.contribution import Contribution
from guildhouse.members.models.directory import DirectoryCount, DirectoryRow
from guildhouse.members.models.guidelines import GuidelinesVersion
from guildhouse.members.models.joining import Invitation, JoinRequest
from guildhouse.members.models.member import Member
from guildhouse.members.models.organisation import Organisation, Speaker
from guildhouse.members.models.profile import Block, HandleHistory, Profile
from guildhouse.members.models.reviewing import CommunityReview
from guildhouse.members.models.sanction import Sanction
from guildhouse.members.models.tie import Connection, Follow
from guildhouse.members.models.trust import DayHere, TrustRecord, TrustRules

__all__ = [
    "Block",
    "Community",
    "CommunityReview",
    "Connection",
    "Contribution",
    "DayHere",
    "DirectoryCount",
    "DirectoryRow",
    "Follow",
    "GuidelinesVersion",
    "HandleHistory",
    "Invitation",
    "JoinRequest",
    "Member",
    "Organisation",
    "Profile",
    "Sanction",
    "Speaker",
    "TrustRecord",
    "TrustRules",
]
