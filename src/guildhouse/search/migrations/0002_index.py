"""The full-text index, kept by the database itself: FTS5 with triggers on SQLite, a vector column with a trigger on PostgreSQL."""

from django.core.exceptions import ImproperlyConfigured
from django.db import OperationalError, migrations

# The "ascii" tokenizer takes every sign outside ASCII as part of a token and changes none, so our tokens stay as they are.
SQLITE = [
    # As large as the index of its key alone: millions of pairs of numbers without a row number each.
    "DROP TABLE search_shortform",
    """CREATE TABLE search_shortform (
        key integer NOT NULL, word_id bigint NOT NULL, PRIMARY KEY (key, word_id)
    ) WITHOUT ROWID""",
    """CREATE VIRTUAL TABLE search_index USING fts5(
        tokens, marks, content='search_document', content_rowid='id', columnsize=0, tokenize="ascii tokenchars '-+#|:_.'"
    )""",
    """CREATE TRIGGER search_document_added AFTER INSERT ON search_document BEGIN
        INSERT INTO search_index(rowid, tokens, marks) VALUES (new.id, new.tokens, new.marks);
    END""",
    """CREATE TRIGGER search_document_gone AFTER DELETE ON search_document BEGIN
        INSERT INTO search_index(search_index, rowid, tokens, marks) VALUES ('delete', old.id, old.tokens, old.marks);
    END""",
    """CREATE TRIGGER search_document_changed AFTER UPDATE OF tokens, marks ON search_document
        WHEN new.tokens <> old.tokens OR new.marks <> old.marks BEGIN
        INSERT INTO search_index(search_index, rowid, tokens, marks) VALUES ('delete', old.id, old.tokens, old.marks);
        INSERT INTO search_index(rowid, tokens, marks) VALUES (new.id, new.tokens, new.marks);
    END""",
]
SQLITE_BACK = ["DROP TABLE search_index", *(f"DROP TRIGGER search_document_{when}" for when in ("added", "gone", "changed"))]

# Positions above 16,383 are all the last one. Words compare by their bytes, so that a prefix is a range of the index.
POSTGRES = [
    "ALTER TABLE search_document ADD COLUMN words tsvector",
    "ALTER TABLE search_document ALTER COLUMN words SET STORAGE EXTERNAL",
    r"""CREATE FUNCTION search_document_words() RETURNS trigger LANGUAGE plpgsql AS $$
    BEGIN
        NEW.words := (
            SELECT string_agg('''' || token || ''':' || least(place, 16383), ' ')::tsvector
            FROM unnest(string_to_array(btrim(NEW.tokens), ' ')) WITH ORDINALITY AS found(token, place) WHERE token <> ''
        ) || array_to_tsvector(
            string_to_array(btrim(NEW.marks), ' ')
            || ARRAY['b:' || (NEW.id >> 12), 'c:' || (NEW.id >> 15), 'e:' || (NEW.id >> 18)]
        );
        RETURN NEW;
    END $$""",
    """CREATE TRIGGER search_document_words BEFORE INSERT OR UPDATE OF tokens, marks ON search_document
        FOR EACH ROW EXECUTE FUNCTION search_document_words()""",
    "CREATE INDEX search_document_words ON search_document USING gin (words) WITH (fastupdate = off)",
    'ALTER TABLE search_word ALTER COLUMN word TYPE varchar(120) COLLATE "C"',
    "ALTER TABLE search_word SET (fillfactor = 80)",
]
POSTGRES_BACK = [
    "DROP TRIGGER search_document_words ON search_document",
    "DROP FUNCTION search_document_words",
    "ALTER TABLE search_document DROP COLUMN words",
]


def build(apps, schema_editor):
    try:
        run(schema_editor, SQLITE, POSTGRES)
    except OperationalError as error:
        if "fts5" not in str(error):
            raise
        raise ImproperlyConfigured(
            "The SQLite of this Python has no full-text search (FTS5). Use Debian's or python.org's Python, or PostgreSQL."
        ) from error


def take_down(apps, schema_editor):
    run(schema_editor, SQLITE_BACK, POSTGRES_BACK)


def run(schema_editor, sqlite, postgres):
    for statement in postgres if schema_editor.connection.vendor == "postgresql" else sqlite:
        schema_editor.execute(statement)


class Migration(migrations.Migration):
    dependencies = [("search", "0001_initial")]
    operations = [migrations.RunPython(build, take_down)]
