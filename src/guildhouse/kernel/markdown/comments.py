"""Comments as question-and-answer sites keep them: one paragraph of a little Markdown."""

from guildhouse.kernel.markdown.parser import comment_parser
from guildhouse.kernel.markdown.sanitise import settle
from guildhouse.kernel.markdown.text import clean_text


def comment_to_html(text: str, *, base: str = "") -> str:
    """Safe HTML of such a comment; names after `@` stay text. Raises TextTooLong.

    `base` is the address relative links belong to.
    """
    return settle(comment_parser().render(clean_text(text)), base)
