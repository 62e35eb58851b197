"""The kernel's tables, one file per thing."""

from guildhouse.kernel.models.attachment import Attachment
from guildhouse.kernel.models.audit import AuditEntry
from guildhouse.kernel.models.clock import ClockTick
from guildhouse.kernel.models.data_key import DataKey
from guildhouse.kernel.models.delivery import Delivery
from guildhouse.kernel.models.draft import Draft
from guildhouse.kernel.models.due import Due
from guildhouse.kernel.models.heartbeat import Heartbeat
from guildhouse.kernel.models.job import Job
from guildhouse.kernel.models.live import Pulse, StreamEnd
from guildhouse.kernel.models.secret_link import SecretLink
from guildhouse.kernel.models.sent_form import SentForm

__all__ = [
    "Attachment",
    "AuditEntry",
    "ClockTick",
    "DataKey",
    "Delivery",
    "Draft",
    "Due",
    "Heartbeat",
    "Job",
    "Pulse",
    "SecretLink",
    "SentForm",
    "StreamEnd",
]
