"""Catalogues of our words: read from the code, kept up to date and compiled by `make words`, without any tool but Babel.

Each room holds its own, in `locale/LANGUAGE/LC_MESSAGES/django.po` with the compiled `django.mo` beside it, so that a room
that is deleted takes its words along. What belongs to no room is in the house's own `locale` folder.
"""

from guildhouse.config.wording.catalogues import Wording, read_catalogue, write_catalogue
from guildhouse.config.wording.extracting import SOURCE, list_owners, read_messages
from guildhouse.config.wording.updating import LANGUAGES, catalogue_file, find_gaps, update_words

__all__ = [
    "LANGUAGES", "SOURCE", "Wording", "catalogue_file", "find_gaps", "list_owners", "read_catalogue", "read_messages",
    "update_words", "write_catalogue",
]  # fmt: skip
