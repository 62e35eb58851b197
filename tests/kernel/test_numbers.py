"""Numbers in addresses and forms."""

import pytest

from guildhouse.kernel.numbers import LARGEST, IdConverter, read_number


@pytest.mark.parametrize(("typed", "read"), [
    ("7", 7), ("007", 7), (str(LARGEST), LARGEST), (str(LARGEST + 1), 3), ("9" * 5000, 3), ("", 3), ("-1", 3), ("²", 3), ("١", 3),
    ("1.5", 3), (" 1", 3),
])  # fmt: skip
def test_number_is_read_or_the_default_stands(typed, read):
    assert read_number(typed, 3) == read


def test_number_above_the_most_is_none():
    assert (read_number("10", most=10), read_number("11", most=10)) == (10, 0)


@pytest.mark.parametrize("page", ["9" * 5000, "²", "١", str(2**63)])
def test_page_nobody_wrote_is_not_there(client, topic, page):
    assert client.get(topic.get_absolute_url(), {"page": page}).status_code == 404
    assert client.get("/topics/", {"page": page}).status_code == 200


def test_id_no_row_has_is_no_address(client, db):
    assert client.get(f"/posts/{2**63}/").status_code == 404
    assert client.get(f"/topics/{2**63}/").status_code == 404
    with pytest.raises(ValueError, match="9223372036854775808"):
        IdConverter().to_python(str(2**63))


def test_text_of_a_megabyte_is_refused_in_a_sentence(as_member, topic):
    response = as_member.post(f"/topics/{topic.pk}/replies/", {"body": "a" * 1_000_000})
    assert response.status_code == 422
    assert b"the most that fits" in response.content
    assert topic.posts.count() == 1
