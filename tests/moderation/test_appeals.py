"""Appeals, the record, the mails, the notices: the person is told why and is heard by somebody else."""

import re
from datetime import timedelta

import pytest
from django.core import mail
from django.utils import timezone

from guildhouse.discussions.models import Post
from guildhouse.kernel.errors import Conflict, Invalid, NotAllowed, NotFound
from guildhouse.kernel.ports.exports import export_member
from guildhouse.members.models import Member
from guildhouse.moderation.actions import Verdict, decide_item, flag_thing
from guildhouse.moderation.actions.appealing import decide_appeal, make_appeal
from guildhouse.moderation.actions.noting import add_note
from guildhouse.moderation.models import Appeal, Decision
from guildhouse.moderation.queries.records import list_own_record
from guildhouse.notifications.models import Notice
from tests.factories import MemberFactory, PostFactory, TopicFactory

pytestmark = pytest.mark.django_db
SAID = {"ground": "unkind", "reason": "You called people fools.", "rule": "Be kind to people."}


@pytest.fixture
def decide(post, flagger):
    def make(by, **chosen):
        item = flag_thing("post", post.pk, by=flagger, reason="unkind").item
        return decide_item(item, Verdict(**{**SAID, **chosen}), by=by, seen=item.version, thing_seen=post.version)

    return make


def test_the_person_is_told_by_mail_and_here_with_reason_rule_and_deadline(decide, host, author, deliver):
    decision = decide(host, act="hide", measure="silence", days=7)
    deliver()
    (sent,) = mail.outbox
    assert sent.to == [author.email]
    for words in (SAID["reason"], SAID["rule"], "silenced until", "appeal until", "/record/"):
        assert words in sent.body
    assert host.name not in sent.body
    assert Notice.objects.filter(member=author, kind="moderation.decided", thing_id=decision.pk).exists()


def test_the_link_in_the_mail_leads_a_suspended_member_to_an_appeal(client, decide, host, author, deliver):
    decide(host, measure="suspend", days=0)
    deliver()
    base = re.search(r"/record/[^\s/]+/", mail.outbox[0].body)[0]
    page = client.get(base).content.decode()
    assert SAID["reason"] in page
    decision = Decision.objects.get()
    assert client.post(f"{base}{decision.pk}/appeal/", {"words": ""}).status_code == 422
    assert client.post(f"{base}{decision.pk}/appeal/", {"words": "I quoted a film."}).status_code == 302
    assert "waits for a host who did not decide" in client.get(base).content.decode()
    assert client.get(f"{base}99999/appeal/").status_code == 404
    assert client.get("/record/nonsense/").status_code == 404


def test_an_appeal_goes_to_another_host_and_overturning_undoes_everything(decide, host, author, post, deliver):
    other = MemberFactory(role="host")
    decision = decide(host, act="hide", measure="suspend", days=30)
    appeal = make_appeal(decision.pk, by=Member.objects.get(pk=author.pk), words="It was a quotation.")
    for nobody in (host, author, MemberFactory()):
        with pytest.raises(NotAllowed):
            decide_appeal(appeal, by=nobody, is_upheld=True, reason="No.")
    deliver()
    mail.outbox.clear()
    decide_appeal(appeal, by=other, is_upheld=False, reason="It was a quotation indeed.")
    assert Member.objects.get(pk=author.pk).status == "active"
    assert Post.objects.get(pk=post.pk).deleted_at is None
    deliver()
    assert [(one.to, "quotation indeed" in one.body) for one in mail.outbox] == [([author.email], True)]
    told = Notice.objects.filter(kind="moderation.appeal_decided").values_list("member_id", flat=True)
    assert set(told) == {author.pk, host.pk}
    with pytest.raises(Conflict):
        decide_appeal(appeal, by=other, is_upheld=True, reason="Again.")


def test_upholding_leaves_everything_and_says_why(decide, host, keeper, author, post, deliver):
    decision = decide(keeper, act="hide")
    appeal = make_appeal(decision.pk, by=author, words="Please.")
    decide_appeal(appeal, by=host, is_upheld=True, reason="It reads as it was meant.")
    assert Post.objects.get(pk=post.pk).deleted_at is not None
    (row,) = list_own_record(author)
    assert (row.appeal.is_upheld, row.appeal.reason, row.may_appeal) == (True, "It reads as it was meant.", False)


def test_one_appeals_once_within_twenty_days_about_oneself(decide, host, author, flagger):
    decision = decide(host, measure="warn")
    with pytest.raises(NotFound):
        make_appeal(decision.pk, by=flagger, words="Not mine.")
    with pytest.raises(Invalid):
        make_appeal(decision.pk, by=author, words="  ")
    Decision.objects.update(at=timezone.now() - timedelta(days=20, minutes=1))
    with pytest.raises(NotAllowed):
        make_appeal(decision.pk, by=author, words="Late.")
    Decision.objects.update(at=timezone.now() - timedelta(days=19))
    make_appeal(decision.pk, by=author, words="In time.")
    with pytest.raises(Conflict):
        make_appeal(decision.pk, by=author, words="Twice.")
    assert Appeal.objects.count() == 1


def test_where_there_is_one_host_only_the_page_says_so_and_the_appeal_waits(client, decide, host, keeper, author):
    type(keeper).objects.filter(pk=keeper.pk).update(status="left")
    decision = decide(host, measure="warn")
    client.force_login(author)
    assert "no second host" in client.get(f"/settings/record/{decision.pk}/appeal/").content.decode()
    appeal = make_appeal(decision.pk, by=author, words="Please.")
    client.force_login(host)
    page = client.get("/moderation/appeals/").content.decode()
    assert "waits for another host" in page
    assert client.get(f"/moderation/appeals/{appeal.pk}/").status_code == 404
    second = MemberFactory(role="host")
    client.force_login(second)
    sent = {"is_upheld": "no", "reason": "Taken back."}
    assert client.post(f"/moderation/appeals/{appeal.pk}/", sent).status_code == 302
    assert Appeal.objects.get().is_upheld is False


def test_the_flagger_is_told_whether_anything_was_done_and_nothing_more(client, decide, keeper, flagger, deliver):
    decide(keeper, act="hide", measure="warn")
    deliver()
    client.force_login(flagger)
    for address in ("/notices/", "/settings/record/"):
        page = client.get(address).content.decode()
        assert "acted on" in page
        assert "fools" not in page
        assert "warning" not in page


def test_what_is_left_as_it_is_is_told_to_the_flagger_and_not_to_the_author(
    client, decide, keeper, author, flagger, deliver
):
    decide(keeper, ground="", reason="", rule="")
    deliver()
    assert not mail.outbox
    assert not Notice.objects.filter(member=author).exclude(kind="discussions.reply").exists()
    client.force_login(flagger)
    assert "left it as it is" in client.get("/notices/").content.decode()
    client.force_login(author)
    assert "Nothing stands here" in client.get("/settings/record/").content.decode()


def test_hosts_hear_that_something_waits_and_no_longer_once_it_is_decided(client, post, flagger, host, keeper, deliver):
    item = flag_thing("post", post.pk, by=flagger, reason="spam").item
    deliver()
    assert set(Notice.objects.filter(kind="moderation.waiting").values_list("member_id", flat=True)) == {
        host.pk,
        keeper.pk,
    }
    client.force_login(host)
    assert "1 thing waits" in client.get("/notices/").content.decode()
    decide_item(item, Verdict(), by=keeper, seen=item.version, thing_seen=post.version)
    deliver()
    assert "1 thing waits" not in client.get("/notices/").content.decode()


def test_neither_pages_nor_exports_tell_the_member_who_flagged_or_what_hosts_note(
    client, decide, host, author, flagger
):
    add_note(author, by=host, text="Zebrafish between us.")
    decide(host, act="hide", measure="warn")
    client.force_login(author)
    seen = client.get("/settings/record/").content.decode() + str(export_member(author))
    for secret in ("Zebrafish", flagger.name, flagger.handle, host.name):
        assert secret not in seen
    assert export_member(author)["moderation"]["notes_count"] == 1
    client.force_login(host)
    assert "Zebrafish" in client.get(f"/moderation/members/{author.handle}/").content.decode()
    for someone, where in ((host, host.handle), (author, author.handle), (flagger, author.handle)):
        client.force_login(someone)
        assert client.get(f"/moderation/members/{where}/").status_code == 404


def test_a_record_seen_by_hosts_does_not_tell_under_which_other_name_somebody_wrote(
    client, space, author, flagger, host, keeper
):
    topic = TopicFactory(space=space, by=author, pseudonym="Night Owl", title="What nobody should know")
    item = flag_thing("topic", topic.pk, by=flagger, reason="unkind").item
    version = topic.version + topic.posts.get().version
    decide_item(item, Verdict(act="hide", **SAID), by=keeper, seen=item.version, thing_seen=version)
    other = PostFactory(topic=TopicFactory(space=space), by=author)
    second = flag_thing("post", other.pk, by=flagger, reason="spam").item
    client.force_login(host)
    for address in (f"/moderation/members/{author.handle}/", f"/moderation/{second.pk}/", "/moderation/log/"):
        page = client.get(address).content.decode()
        assert "Night Owl" not in page
        assert "nobody should know" not in page


def test_hosts_begin_from_words_they_edit_and_nothing_typed_is_lost(client, post, flagger, host):
    item = flag_thing("post", post.pk, by=flagger, reason="spam").item
    client.force_login(host)
    client.post("/moderation/templates/")
    sent = {
        "begin": "Selling",
        "reason": "Dear Ada.",
        "rule": "No selling.",
        "act": "hide",
        "seen": "1",
        "thing_seen": "1",
    }
    page = client.post(f"/moderation/{item.pk}/", sent).content.decode()
    for words in ("Dear Ada.", "No selling.", "Hello Ada Author", "offers something for sale"):
        assert words in page
    assert not Decision.objects.exists()


def test_two_hosts_who_edit_the_same_words_do_not_overwrite_each_other(client, host):
    client.force_login(host)
    client.post("/moderation/templates/new/", {"seen": "0", "title": "Kind", "text": "First."})
    address = re.search(r"/moderation/templates/\d+/", client.get("/moderation/templates/").content.decode())[0]
    assert client.post(address, {"seen": "1", "title": "Kind", "text": "Second."}).status_code == 302
    late = client.post(address, {"seen": "1", "title": "Kind", "text": "Third."})
    assert (late.status_code, "Third." in late.content.decode()) == (409, True)


def test_the_log_says_who_did_what_and_hides_what_a_host_may_not_read(client, decide, keeper, host, space):
    decide(keeper, act="hide", measure="warn")
    client.force_login(host)
    page = client.get("/moderation/log/").content.decode()
    assert "decided about something" in page
    assert "Kit Keeper" in page
    assert "It is not kind" in page
    type(space).objects.filter(pk=space.pk).update(join_rule="hidden")
    page = client.get("/moderation/log/?by=keeper&act=moderation.decided").content.decode()
    assert "decided about something" in page
    assert "It is not kind" not in page
    assert "Ada Author" not in page
    assert "Nothing of this kind" in client.get("/moderation/log/?about=nobody-here").content.decode()
