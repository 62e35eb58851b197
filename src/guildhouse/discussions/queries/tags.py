"""The tags of a topic, by name."""

from guildhouse.kernel.rows import fetch_rows

TAGS = """
SELECT g.name FROM discussions_topic_tags tt JOIN discussions_tag g ON g.id = tt.tag_id
WHERE tt.topic_id = %s ORDER BY g.name"""


def list_tags(topic_id: int) -> list[str]:
    return [name for (name,) in fetch_rows(TAGS, [topic_id])]
