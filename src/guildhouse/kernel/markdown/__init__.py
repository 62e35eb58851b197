"""Markdown to safe HTML, foreign HTML to safe HTML and to Markdown, and HTML to plain text."""

from guildhouse.kernel.markdown.comments import comment_to_html
from guildhouse.kernel.markdown.from_html import from_html
from guildhouse.kernel.markdown.inline_rules import MAX_MENTIONS
from guildhouse.kernel.markdown.plain import excerpt, plain_text
from guildhouse.kernel.markdown.render import RENDERER_VERSION, find_mentions, render
from guildhouse.kernel.markdown.same import same_rendering
from guildhouse.kernel.markdown.sanitise import MAX_HTML, sanitise_html
from guildhouse.kernel.markdown.text import MAX_TEXT, TextTooLong, clean_text, one_line

__all__ = [
    "MAX_HTML",
    "MAX_MENTIONS",
    "MAX_TEXT",
    "RENDERER_VERSION",
    "TextTooLong",
    "clean_text",
    "comment_to_html",
    "excerpt",
    "find_mentions",
    "from_html",
    "one_line",
    "plain_text",
    "render",
    "same_rendering",
    "sanitise_html",
]
