"""Server drafts: what was typed in a long form is kept until it is sent."""

from guildhouse.kernel.drafts.keeping import discard_draft, find_draft, keep_draft, save_draft

__all__ = ["discard_draft", "find_draft", "keep_draft", "save_draft"]
