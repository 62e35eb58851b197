"""A world in which each private word carries a mark nobody could guess, and who may read which."""

import secrets

from guildhouse.api.actions import issue_token
from guildhouse.commitments.actions import drop_commitment, propose_day
from guildhouse.conversations.actions import decline_request, post_message, report_messages
from guildhouse.decisions.actions import drop_decision, look_back_at, make_decision
from guildhouse.discussions.actions import delete_post, keep_post
from guildhouse.gatherings.actions import answer_gathering
from guildhouse.kernel.drafts import keep_draft
from guildhouse.kernel.ports.gates import Saying
from guildhouse.members.actions.blocks import block_member
from guildhouse.members.actions.connecting import ask_connection
from guildhouse.members.actions.invitations import issue_invitation
from guildhouse.members.actions.organisations import retire_organisation
from guildhouse.members.actions.speaking import decline_speaker
from guildhouse.members.models import JoinRequest
from guildhouse.moderation.actions import flag_thing
from guildhouse.moderation.actions.holding import keep_words
from guildhouse.moderation.actions.noting import add_note
from guildhouse.spaces.actions import ask_to_enter
from guildhouse.spaces.actions.entering import admit_member
from tests.factories import (
    AskedCommitmentFactory,
    CommitmentFactory,
    DecisionFactory,
    GatheringFactory,
    GroupFactory,
    KudosFactory,
    MemberFactory,
    OrganisationFactory,
    PerspectiveFactory,
    PostFactory,
    RequestFactory,
    SpaceFactory,
    SpeakerFactory,
    TalkFactory,
    TopicFactory,
)

SHARED = "lighthouse"  # stands beside every mark, so that a search for it would bring up whatever leaks
READERS = ("visitor", "stranger", "outsider", "asking", "waiting", "host")


class PrivateWorld:
    """`marks` maps what is private to its mark; `may` to who may read it besides those inside."""

    def __init__(self) -> None:
        self.marks: dict[str, str] = {}
        self.may: dict[str, set[str]] = {}
        self.people = {"visitor": None}
        for name in ("stranger", "outsider", "asking", "inside", "second", "hider", "flagger", "host"):
            self.add_person(name, role="host" if name == "host" else "member")
        self.add_person("waiting", status="waiting")
        JoinRequest.objects.create(member=self.people["waiting"], words=self.mark("join words", "host"))
        self.hidden = self.furnish("hidden", join_rule="hidden", is_confidential=True, name=self.mark("hidden name"),
                                   purpose=self.mark("hidden purpose"), tagline=self.mark("hidden tagline"))  # fmt: skip
        TopicFactory(space=self.hidden, by=self.people["second"], kind="question", title=self.mark("hidden question"))
        self.guarded = self.furnish("guarded", join_rule="request", name="Guarded", purpose="Known to all.")
        self.plaza = SpaceFactory(slug="plaza", name="Plaza", allows_pseudonyms=True)
        self.talk_in_the_open()
        self.speak_for_others()
        self.talk_in_private()
        self.decide_in_private()
        self.promise_in_private()
        ask_to_enter(self.guarded, by=self.people["asking"], words=self.mark("entry words"))
        self.keep_secrets()
        self.keep_order()

    def add_person(self, name, **more):
        email = f"{secrets.token_hex(6)}@example.org"
        self.marks[f"email of {name}"] = email
        self.may[f"email of {name}"] = {name}
        self.people[name] = MemberFactory(handle=f"{name}-person", name=f"{name.title()} Person", email=email, **more)

    def mark(self, what, *may):
        self.marks[what] = f"q{secrets.token_hex(6)}"
        self.may[what] = set(may)
        return f"{SHARED} {self.marks[what]}"

    def furnish(self, word, **more):
        space = SpaceFactory(slug=f"{word}-{secrets.token_hex(4)}", join_rule="open", name="x")
        one, two = self.people["inside"], self.people["second"]
        admit_member(space, one, "host")
        admit_member(space, two)
        type(space).objects.filter(pk=space.pk).update(**more)
        space.refresh_from_db()
        tag = self.mark(f"{word} tag").split()[1]
        topic = TopicFactory(space=space, by=one, title=self.mark(f"{word} title"), tags=[tag], kind="question",
                             body=f"{self.mark(f'{word} body')} @second-person @stranger-person")  # fmt: skip
        PostFactory(topic=topic, by=two, body=self.mark(f"{word} reply"))
        GatheringFactory(space=space, by=one, title=self.mark(f"{word} event"), purpose=self.mark(f"{word} event's purpose"),
                         place=self.mark(f"{word} place"), body="@stranger-person")  # fmt: skip
        return space

    def talk_in_the_open(self):
        topic = TopicFactory(space=self.plaza, by=self.people["outsider"], title=f"A {SHARED} in the open")
        gone = PostFactory(topic=topic, by=self.people["outsider"], body=self.mark("deleted words"))
        delete_post(gone, by=self.people["outsider"])
        hider = self.people["hider"]
        type(hider).objects.filter(pk=hider.pk).update(name="Quellworth Hider")
        hider.refresh_from_db()
        veiled = TopicFactory(space=self.plaza, by=hider, title=f"Veiled {SHARED}", pseudonym="Somebody Else")
        PostFactory(topic=veiled, by=hider, body=f"More {SHARED}, @outsider-person")
        self.open_topics = [topic, veiled]
        inside, second = self.people["inside"], self.people["second"]
        link = f"https://example.org/{self.mark('link of an event', 'inside', 'second', 'host').split()[1]}"
        meeting = GatheringFactory(by=inside, link=link, way="both", title=f"A {SHARED} by night")
        ask_connection(second, by=inside, words=self.mark("words asking to connect", "second"))
        answer_gathering(meeting, by=second, coming=True, is_listed=False)
        KudosFactory(by=inside, to=[second], words=self.mark("kudos between two", "second"), audience="them")

    def speak_for_others(self):
        """One asks to speak for an organisation, one was declined; hosts read both, and who speaks for it already."""
        host, words = self.people["host"], lambda what: self.mark(what, "host")
        organisation = OrganisationFactory(by=host, name="Harbourwick", tagline=f"A {SHARED} for hire")
        SpeakerFactory(organisation=organisation, by=self.people["second"], words=words("words asking to speak"))
        no = SpeakerFactory(organisation=organisation, by=self.people["inside"], words=words("words declined"))
        decline_speaker(no.pk, by=host, reason=words("why they do not speak"))
        retired = OrganisationFactory(by=host, name="Old Mill", tagline=self.mark("retired organisation", "host"))
        retire_organisation(retired.pk, by=host)

    def talk_in_private(self):
        """Two who talk; a request that waits; one that was let go. Hosts are in none of them."""
        inside, second = self.people["inside"], self.people["second"]
        talk = TalkFactory(
            one=inside, other=second, body=self.mark("talk words", "second"), more=[self.mark("talk answer", "second")]
        )
        RequestFactory(by=second, to=self.people["outsider"], body=self.mark("request words", "outsider", "second"))
        declined = RequestFactory(
            by=second, to=self.people["asking"], body=self.mark("declined words", "asking", "second")
        )
        decline_request(declined, by=self.people["asking"])
        group = GroupFactory(
            by=inside,
            people=[second],
            body=self.mark("group words", "second"),
            title=self.mark("group title", "second"),
        )
        post_message(group, by=second, body=self.mark("group answer", "second"))
        rude = talk.messages.get(number=2)
        self.excerpt = report_messages(
            talk, by=inside, message_ids=[rude.pk], reason=self.mark("report reason", "host")
        )
        self.may["talk answer"].add("host")  # what was shown to them, and nothing around it
        keep_draft(inside.pk, f"private.conversations:{talk.pk}", self.mark("talk draft"))

    def decide_in_private(self):
        """One open and asked about, one decided and told, one decided and kept; a perspective and a draft beside each other."""
        inside, second = self.people["inside"], self.people["second"]
        weighed = DecisionFactory(
            by=inside, asked=[second, self.people["outsider"]], question=self.mark("weighed question", "second", "outsider"),
            context=self.mark("weighed context", "second", "outsider"), expected=self.mark("weighed expectation"),
            options=(self.mark("weighed option", "second", "outsider"), "Later"),
        )  # fmt: skip
        PerspectiveFactory(
            decision=weighed, by=second, why=self.mark("perspective", "second"), seen=self.mark("perspective seen", "second")
        )  # fmt: skip
        for told in (True, False):
            made = DecisionFactory(by=inside, question=f"{SHARED} {told}")
            PerspectiveFactory(decision=made, by=second)
            make_decision(
                made,
                by=inside,
                chosen=1,
                why=self.mark(f"why, told {told}", *(["second"] if told else [])),
                is_told=told,
            )
            look_back_at(
                made, by=inside, happened=self.mark(f"what happened, told {told}", *(["second"] if told else [])),
                learned="", same_way="yes", is_told=told,
            )  # fmt: skip
        dropped = DecisionFactory(by=inside, asked=[second])
        drop_decision(dropped, by=inside, word=self.mark("farewell", "second"))
        keep_draft(inside.pk, "private.decisions:new", self.mark("decision draft"))

    def keep_order(self):
        """Who flagged what, and why; what hosts note about somebody; words that wait for a look, here and in a hidden space."""
        flagger, outsider, second = (self.people[name] for name in ("flagger", "outsider", "second"))
        type(flagger).objects.filter(pk=flagger.pk).update(name="Brackwater Flagger")
        first = self.open_topics[0].posts.get(number=1)
        flag_thing("post", first.pk, by=flagger, reason="else", words=self.mark("flag words", "host"))
        add_note(self.people["stranger"], by=self.people["host"], text=self.mark("hosts' note", "host"))
        wait = {"topic": self.open_topics[0].pk, "reply_to": None, "pseudonym": ""}
        for by, space, what, may in (
            (outsider, self.plaza, "waiting words", ("outsider", "host")), (second, self.hidden, "hidden waiting words", ()),
        ):  # fmt: skip
            text = self.mark(what, *may)
            keep_words(Saying(
                kind="discussions.reply", by=by, text=text, space_id=space.pk, given={**wait, "body": text},
            ), "")  # fmt: skip

    def promise_in_private(self):
        """One promised and about to be moved, one asked for, one kept to oneself."""
        inside, second = self.people["inside"], self.people["second"]
        promised = CommitmentFactory(
            by=inside,
            to=[second],
            what=self.mark("promise", "second"),
            why=self.mark("promise reason", "second"),
            days=0,
        )
        propose_day(promised, by=second, on=None, why=self.mark("another day", "second"))
        AskedCommitmentFactory(
            by=second, of=self.people["outsider"], what=self.mark("asked promise", "second", "outsider")
        )
        dropped = CommitmentFactory(by=inside, to=[second])
        drop_commitment(dropped, by=inside, word=self.mark("promise dropped", "second"))
        CommitmentFactory(by=inside, what=self.mark("own promise"))

    def keep_secrets(self):
        """What members keep to themselves, or see once."""
        stranger, inside = self.people["stranger"], self.people["inside"]
        place = f"discussions.reply:{self.open_topics[0].pk}"
        keep_draft(inside.pk, place, self.mark("draft"))
        keep_post(self.open_topics[0].posts.get(number=1), by=inside, note=self.mark("bookmark note"))
        block_member(stranger, by=inside)
        self.tokens = {}
        for name in ("stranger", "outsider", "host"):
            _token, self.tokens[name] = issue_token(
                by=self.people[name],
                name="Program",
                scopes=["read", "write", "conversations", "decisions", "commitments"],
            )
            self.marks[f"token of {name}"], self.may[f"token of {name}"] = self.tokens[name], set()
        self.marks["invitation"], self.may["invitation"] = (
            issue_invitation(by=inside, note=self.mark("invitation note", "host"))[1],
            set(),
        )

    def leaks(self, text, reader):
        return [what for what, mark in self.marks.items() if mark in text and reader not in self.may[what]]
