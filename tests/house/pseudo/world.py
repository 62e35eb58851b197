"""A house full of things whose members write Greek, so that English can only be ours."""

from django.utils import timezone

from guildhouse.api.actions import issue_token
from guildhouse.discussions.actions import delete_post, edit_post, keep_post
from guildhouse.gatherings.models import Gathering
from guildhouse.kernel.drafts import keep_draft
from guildhouse.kernel.models import Job
from guildhouse.members.actions.blocks import block_member
from guildhouse.members.actions.invitations import issue_invitation
from guildhouse.members.models import Community, JoinRequest, Member, Speaker
from guildhouse.recognition.models import Kudos
from guildhouse.spaces.models import Space
from tests.factories import (
    CommitmentFactory,
    DecisionFactory,
    GroupFactory,
    MemberFactory,
    MessageFactory,
    OrganisationFactory,
    PostFactory,
    RequestFactory,
    TalkFactory,
    TopicFactory,
)
from tests.house.test_access import World

NAME = "Ελένη Παππά"
GREEK = {
    "title": "Πώς λες όχι σε μια καλή ιδέα;", "body": "Θα ήθελα να μάθω.", "question": "Τώρα ή αργότερα;",
    "context": "Είναι **αργά**.", "options": ("Τώρα", "Αργότερα"), "pros": "Είναι ανοιχτό", "cons": "Λίγος χρόνος",
    "name": "Λάμπα", "tagline": "Λάμπες που κρατούν", "what": "Να στείλω το κείμενο", "why": "Πριν από τη συνέντευξη",
}  # fmt: skip


class GreekWorld(World):
    def __init__(self, monkeypatch, rule: str = "open") -> None:
        for factory in (
            TopicFactory,
            PostFactory,
            RequestFactory,
            TalkFactory,
            GroupFactory,
            MessageFactory,
            DecisionFactory,
            CommitmentFactory,
            OrganisationFactory,
        ):
            monkeypatch.setattr(factory, "__kwdefaults__", {**factory.__kwdefaults__, **greek_of(factory)})
        monkeypatch.setattr(MemberFactory._meta.pre_declarations.declarations["name"], "function", lambda _n: NAME)
        super().__init__(rule)
        self._say_it_in_greek()
        self._live_here()

    def _say_it_in_greek(self) -> None:
        Member.objects.update(name=NAME, headline="Διευθύντρια προϊόντος")
        Space.objects.update(
            name="Πλατεία", purpose="Για να μιλάμε.", tagline="Εδώ", goals="Στόχοι", guidelines="Με ευγένεια"
        )
        Community.objects.update(
            name="Συντεχνία", purpose="Για όλους μας.", goals="Στόχοι", values=["Θάρρος"], guidelines="Ναι"
        )
        Gathering.objects.update(
            title="Βραδιά ιδεών",
            purpose="Πέντε λεπτά η καθεμιά.",
            body="Ελάτε",
            html="<p>Ελάτε</p>",
            place="Αίθουσα",
            way="both",
        )
        Speaker.objects.update(words="Είμαι εκεί.")
        Kudos.objects.update(words="Για την ώρα που έδωσε.")
        self.topic.poll.questions.update(text="Πότε;")
        for number, option in enumerate(self.topic.poll.questions.get().options.all()):
            type(option).objects.filter(pk=option.pk).update(text=f"{number}η")
        for person in filter(None, self.people.values()):
            person.refresh_from_db()
        self.space.refresh_from_db()

    def _live_here(self) -> None:
        """One of everything that leaves a trace on a page."""
        author, insider, keeper, host = (self.people[name] for name in ("author", "insider", "keeper", "host"))
        JoinRequest.objects.get_or_create(member=self.people["waiting"], defaults={"words": "Θα ήθελα"})
        answer = PostFactory(topic=self.topic, by=insider, body="Ρωτώντας @author")
        gone = PostFactory(topic=self.topic, by=insider)
        delete_post(gone, by=keeper)
        edit_post(self.post, by=author, body="Αλλιώς", version=1, reason="Λάθος")
        keep_post(answer, by=author, note="Σημείωση")
        keep_draft(author.pk, f"discussions.reply:{self.topic.pk}", "Πρόχειρο")
        block_member(self.people["stranger"], by=author)
        issue_invitation(by=insider, note="Για φίλους")
        for one in (author, insider, host):
            issue_token(by=one, name="Πρόγραμμα", scopes=["read"])
        for number, state in enumerate(("waiting", "running", "done", "failed", "stopped")):
            Job.objects.create(
                kind="discussions.rerender", title="Rendering posts again", state=state, done=number, total=5, report={"posts": 3},
                finished_at=timezone.now(), asked_by_id=host.pk,
            )  # fmt: skip


def greek_of(factory):
    return {name: words for name, words in GREEK.items() if name in factory.__kwdefaults__}
