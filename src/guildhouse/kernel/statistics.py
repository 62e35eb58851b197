"""What the database knows of its own tables, by which it chooses its ways. PostgreSQL keeps it by itself, SQLite has to be asked.

Without it SQLite takes any index that fits: the list of unanswered questions read nearly every topic. A migration that makes
a table anew forgets it too.
"""

from django.db import connection

LOOKED_AT = 1_000  # rows of each index: under a second where there are 100,000 posts, and as good for the choice


def refresh_statistics() -> None:
    """Looks at every table anew; nothing to do on PostgreSQL."""
    if connection.vendor != "sqlite":
        return
    with connection.cursor() as cursor:
        cursor.execute(f"PRAGMA analysis_limit = {LOOKED_AT}")
        cursor.execute("ANALYZE")
