"""The page of results, the palette and what is shown while a title is written."""

import pytest

from guildhouse.search.models import MissedSearch
from tests.factories import MemberFactory, PostFactory, SpaceFactory, TopicFactory


@pytest.fixture
def lantern(db, deliver):
    topic = TopicFactory(title="A lantern <b>by</b> the sea", body="We lit the lantern & went home.", kind="question")
    PostFactory(topic=topic, body="Put out the lantern.")
    deliver()
    return topic


def page(client, address, **headers):
    response = client.get(address, headers=headers)
    assert response.status_code == 200
    return response.content.decode()


def test_results_are_shown_to_a_visitor_with_hits_marked_and_text_escaped(lantern, client):
    html = page(client, "/search/?q=lantern")
    assert "2 results" in html
    assert "<mark>lantern</mark> &amp; went home" in html
    assert "A <mark>lantern</mark> &lt;b&gt;by&lt;/b&gt; the sea" in html
    assert f'href="{lantern.get_absolute_url()}"' in html


def test_hostile_words_are_escaped(lantern, client):
    html = page(client, "/search/?q=%3Cscript%3Ealert(1)%3C/script%3E%22+onfocus%3Dx&in=%22%3E%3Cimg&kind=%3Cb%3E")
    assert "<script>alert" not in html
    assert "<img" not in html
    assert "<b>" not in html


def test_a_fragment_holds_the_results_alone(lantern, client):
    html = page(client, "/search/?q=lantern", **{"HX-Request": "true"})
    assert "<html" not in html
    assert "2 results" in html


def test_facets_stand_in_the_address_and_keep_the_rest(lantern, client):
    html = page(client, "/search/?q=lantern")
    assert "/search/?q=lantern&amp;kind=answer" in html
    assert "/search/?q=lantern&amp;answered=no" in html
    narrowed = page(client, f"/search/?q=lantern&kind=answer&in={lantern.space.slug}")
    assert "1 result<" in narrowed
    assert f"/search/?q=lantern&amp;in={lantern.space.slug}&amp;kind=answer&amp;after=" in narrowed
    assert "answered=no" not in narrowed  # there are only answers left
    assert '<input type="hidden" name="kind" value="answer">' in narrowed


@pytest.mark.parametrize(
    "rest",
    [
        "page=zero",
        "page=-1",
        "page=99999",
        "page=٣",
        "after=tomorrow",
        "answered=maybe",
        "in=",
        "kind=%00",
        "exact=yes",
        "q=%00",
        "q=" + "a" * 3000,
    ],
)
def test_an_address_that_makes_no_sense_still_answers(lantern, client, rest):
    page(client, f"/search/?q=lantern&{rest}")


def test_nothing_found_leads_on_to_asking(lantern, client):
    html = page(client, "/search/?q=qqqzzzqqq+wwxxww&exact=1")
    assert "Nothing found" in html
    assert "Ask the community" in html
    assert 'href="/new/?title=qqqzzzqqq+wwxxww"' in html


def test_the_words_are_carried_into_the_new_topic(db, client):
    member, space = MemberFactory(), SpaceFactory()
    client.force_login(member)
    assert f"/spaces/{space.slug}/topics/new/?title=two+words" in page(client, "/new/?title=two+words")
    assert 'value="two words"' in page(client, f"/spaces/{space.slug}/topics/new/?title=two+words")


def test_a_respelled_search_says_so_and_offers_the_words_typed(lantern, client):
    html = page(client, "/search/?q=lantren")
    assert "Showing results for" in html
    assert "/search/?q=lantren&amp;exact=1" in html
    assert "Showing results for" not in page(client, "/search/?q=lantren&exact=1")


def test_a_filter_that_makes_no_sense_is_told(lantern, client):
    assert "“before:soon” is no filter here" in page(client, "/search/?q=lantern+before:soon")


def test_a_search_in_vain_is_counted_without_who_asked(lantern, client):
    page(client, "/search/?q=qqqzzzqqq")
    assert not MissedSearch.objects.exists()
    for _ in range(2):
        client.force_login(MemberFactory())
        page(client, "/search/?q=QQQzzzqqq++tag:x")
        page(client, "/search/?q=QQQzzzqqq")
    missed = MissedSearch.objects.get()
    assert (missed.words, missed.times) == ("qqqzzzqqq", 4)
    assert {field.name for field in MissedSearch._meta.get_fields()} == {"id", "words", "month", "times", "last_at"}


def test_an_empty_search_explains_itself(db, client):
    assert "Find what was said here" in page(client, "/search/")
    assert "Find what was said here" in page(client, "/search/?q=%20")


def test_the_palette_goes_to_places_and_finds(lantern, client):
    html = page(client, "/search/palette/?q=lant", **{"HX-Request": "true"})
    assert lantern.get_absolute_url() in html
    assert "<html" not in html
    assert '/topics/"' in page(client, "/search/palette/?q=topi")
    assert '/topics/"' in page(client, "/search/palette/")
    assert "/new/" not in page(client, "/search/palette/?q=new")


def test_similar_topics_are_shown_while_a_title_is_written(lantern, client):
    other = TopicFactory(title="Something else entirely")
    client.force_login(MemberFactory())
    html = page(client, "/search/similar/?title=How+to+light+a+lantern+at+night")
    assert lantern.get_absolute_url() in html
    assert other.get_absolute_url() not in html
    assert "lantern" not in page(client, "/search/similar/?title=How+to")
    assert "lantern" not in page(client, "/search/similar/?title=lantern&space=elsewhere")


@pytest.mark.any_database
def test_pages_ask_the_database_the_same_number_of_times_however_much_is_found(
    db, deliver, client, django_assert_max_num_queries
):
    client.force_login(MemberFactory())
    for number in range(40):
        PostFactory(body=f"lantern {number}")
    deliver()
    page(client, "/search/?q=lantern")
    with django_assert_max_num_queries(16):
        page(client, "/search/?q=lantern")


def test_visitors_from_one_network_may_search_so_often(lantern, client):
    for _ in range(120):
        client.get("/search/palette/?q=qqqzzz")
    assert client.get("/search/?q=lantern").status_code == 429
