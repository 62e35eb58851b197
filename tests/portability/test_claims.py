"""People find their own words again."""

import pytest
from allauth.account.models import EmailAddress

from guildhouse.discussions.models import Post, Topic
from guildhouse.kernel.errors import Conflict, Invalid, NotAllowed
from guildhouse.members.models import Contribution, HandleHistory, Member
from guildhouse.portability.actions.claiming import claim_by_address, decide_claim, make_claim
from guildhouse.portability.models import Claim, ImportedPerson
from guildhouse.search.models import Document
from tests.factories import MemberFactory

pytestmark = pytest.mark.django_db


@pytest.fixture
def brought(bring, dump):
    bring(dump)


@pytest.fixture
def ann(brought):
    return ImportedPerson.objects.select_related("member").get(source_id="1")


def prove(member, *, verified=True):
    EmailAddress.objects.create(user=member, email=member.email, verified=verified, primary=True)


def test_approved_claim_makes_the_words_the_members_own(ann, member, host):
    placeholder = ann.member
    claim = make_claim(ann, by=member, words="Ask Bo, we worked together.")
    decide_claim(claim.pk, by=host, accepted=True)
    assert Topic.objects.get(source_id="10").author == member
    assert set(Post.objects.filter(author=member).values_list("source_id", flat=True)) == {"10", "c1"}
    ann.refresh_from_db()
    assert ann.member == member
    placeholder.refresh_from_db()
    assert placeholder.status == Member.Status.LEFT
    assert HandleHistory.objects.get(handle="ann-lee").member == member


def test_old_address_of_the_placeholder_leads_to_the_member(ann, member, host, as_member):
    decide_claim(make_claim(ann, by=member).pk, by=host, accepted=True)
    answer = as_member.get("/members/ann-lee/")
    assert answer.status_code in {301, 302}
    assert answer["Location"] == member.get_absolute_url()


def test_voices_are_counted_once_after_a_claim(ann, host):
    bo = ImportedPerson.objects.get(source_id="2")
    one = MemberFactory()
    for person in (ann, bo):
        decide_claim(make_claim(person, by=one).pk, by=host, accepted=True)
    topic = Topic.objects.get(source_id="10")
    assert topic.people_count == len(set(topic.posts.values_list("author", flat=True))) == 3


def test_last_word_bears_the_members_name(brought, member, host):
    person = ImportedPerson.objects.get(source_id="3")
    decide_claim(make_claim(person, by=member).pk, by=host, accepted=True)
    topic = Topic.objects.get(source_id="10")
    assert (topic.last_author, topic.last_author_name) == (member, member.name)


def test_ledger_and_search_follow(ann, member, host, deliver, run_jobs):
    deliver()
    run_jobs()
    decide_claim(make_claim(ann, by=member).pk, by=host, accepted=True)
    deliver()
    assert set(Contribution.objects.filter(member=member).values_list("kind", flat=True)) >= {"topic", "reply"}
    assert not Contribution.objects.filter(member__status=Member.Status.LEFT).exists()
    topic = Topic.objects.get(source_id="10")
    assert Document.objects.get(kind="topic", object_id=topic.pk).author_id == member.pk


def test_refused_claim_changes_nothing_and_says_why(ann, member, host):
    claim = make_claim(ann, by=member)
    with pytest.raises(Invalid):
        decide_claim(claim.pk, by=host, accepted=False)
    decide_claim(claim.pk, by=host, accepted=False, reason="Somebody else is known as this.")
    assert Topic.objects.get(source_id="10").author == ann.member
    make_claim(ann, by=member)


def test_only_hosts_decide_and_once(ann, member, host):
    claim = make_claim(ann, by=member)
    with pytest.raises(NotAllowed):
        decide_claim(claim.pk, by=member, accepted=True)
    decide_claim(claim.pk, by=host, accepted=True)
    with pytest.raises(Conflict):
        decide_claim(claim.pk, by=host, accepted=True)


def test_claims_that_make_no_sense_are_refused(ann, member, host):
    make_claim(ann, by=member)
    with pytest.raises(Conflict, match="already"):
        make_claim(ann, by=member)
    with pytest.raises(NotAllowed):
        make_claim(ann, by=MemberFactory(status="waiting"))
    decide_claim(Claim.objects.get().pk, by=host, accepted=True)
    ann.refresh_from_db()
    with pytest.raises(Conflict, match="a member already"):
        make_claim(ann, by=MemberFactory())


def test_of_two_who_claim_the_same_the_first_approved_has_it(ann, member, host):
    first, second = make_claim(ann, by=member), make_claim(ann, by=MemberFactory())
    decide_claim(first.pk, by=host, accepted=True)
    with pytest.raises(Conflict, match="a member already"):
        decide_claim(second.pk, by=host, accepted=True)
    assert Topic.objects.get(source_id="10").author == member


@pytest.fixture
def table(tmp_path):
    path = tmp_path / "emails.csv"
    path.write_text("id,email\n1,Ann@Example.org\n3,nobody@example.org\nx,y\n")
    return path


def test_member_with_a_known_proved_address_gets_the_words_at_once(bring, dump, table):
    ann = MemberFactory(email="ann@example.org")
    prove(ann)
    job = bring(dump, emails=table)
    assert Topic.objects.get(source_id="10").author == ann
    assert (job.report["people"], job.report["problems_count"]) == (4, 1)


def test_unproved_address_gives_nothing(bring, dump, table):
    ann = MemberFactory(email="ann@example.org")
    prove(ann, verified=False)
    bring(dump, emails=table)
    assert claim_by_address() == 0
    assert Topic.objects.get(source_id="10").author != ann


def test_address_proved_later_gives_the_words_then(bring, dump, table):
    bring(dump, emails=table)
    ann = MemberFactory(email="ann@example.org")
    prove(ann)
    assert claim_by_address() == 1
    assert Topic.objects.get(source_id="10").author == ann
    assert claim_by_address() == 0


def test_addresses_of_the_table_are_shown_to_nobody(bring, dump, table, as_member):
    bring(dump, emails=table)
    for address in ("/claims/?q=ann", "/members/ann-lee/", "/claims/ann-lee/"):
        assert b"example.org" not in as_member.get(address).content.lower().replace(b"member-", b"")


@pytest.mark.parametrize(
    ("accepted", "words"), [(True, "What Ann Lee wrote is yours now"), (False, "A host could not tell")]
)
def test_claimant_is_told_of_the_decision(ann, member, host, as_member, deliver, accepted, words):
    decide_claim(make_claim(ann, by=member).pk, by=host, accepted=accepted, reason="We looked.")
    deliver()
    page = as_member.get("/notices/").content.decode()
    assert words in page
