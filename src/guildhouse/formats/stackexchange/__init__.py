"""Stack Exchange data dumps: find one, read it whatever its state, and hand out whole threads."""

from __future__ import annotations

from guildhouse.formats.stackexchange.errors import DumpError, DumpNotFoundError, DumpRefusedError, StagingError
from guildhouse.formats.stackexchange.reasons import Problem
from guildhouse.formats.stackexchange.records import Comment, HistoryEntry, Post, PostLink, Tag, User
from guildhouse.formats.stackexchange.source import Source, open_source
from guildhouse.formats.stackexchange.staging import Progress, Report, Staging, Thread, ThreadPost

__all__ = [
    "Comment",
    "DumpError",
    "DumpNotFoundError",
    "DumpRefusedError",
    "HistoryEntry",
    "Post",
    "PostLink",
    "Problem",
    "Progress",
    "Report",
    "Source",
    "Staging",
    "StagingError",
    "Tag",
    "Thread",
    "ThreadPost",
    "User",
    "open_source",
]
