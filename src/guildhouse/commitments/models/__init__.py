"""Commitments' tables, one file per thing."""

from guildhouse.commitments.models.commitment import Commitment, Receiver
from guildhouse.commitments.models.pace import Pace
from guildhouse.commitments.models.proposal import Proposal
from guildhouse.commitments.models.words import Promise

__all__ = ["Commitment", "Pace", "Promise", "Proposal", "Receiver"]
