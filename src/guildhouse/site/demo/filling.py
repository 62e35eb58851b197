"""Fills an empty house with the demo community, in one transaction."""

from collections.abc import Callable
from datetime import timedelta

from django.db import transaction
from django.utils import timezone

from guildhouse.discussions.events import TopicsImported
from guildhouse.discussions.models import Post
from guildhouse.kernel.errors import Conflict
from guildhouse.kernel.events import emit
from guildhouse.kernel.models import Delivery, Pulse
from guildhouse.kernel.ports.gates import open_gates
from guildhouse.members.models import Member
from guildhouse.site.demo.company import keep_company
from guildhouse.site.demo.hearing import hear_the_last_days
from guildhouse.site.demo.letters import write_letters
from guildhouse.site.demo.meetings import give_thanks, hold_gatherings
from guildhouse.site.demo.people import found_community, lend_members, settle_members
from guildhouse.site.demo.promising import make_promises
from guildhouse.site.demo.reading import read_span, read_topics
from guildhouse.site.demo.talk import hold_talk
from guildhouse.site.demo.waiting import let_wait
from guildhouse.site.demo.weighing import weigh_decisions
from guildhouse.site.demo.working import connect_people, tell_work

READ_UP_TO = timedelta(days=4)


@transaction.atomic
def fill_demo(password: str, say: Callable[[str], None] = print) -> None:
    """Members, spaces, topics; only the last days are told to members, and no mail goes out. Conflict when somebody lives here already."""
    if Member.objects.exists():
        raise Conflict("This house has members already. The demo only fills an empty one.")
    now = timezone.now()
    members = settle_members(password, now)
    lend_members(members)
    spaces = found_community(members, now)
    topics = sorted(read_topics(), key=lambda entry: -read_span(entry[1]["age"]))
    with open_gates():
        for number, (slug, told) in enumerate(topics, start=1):
            hold_talk(spaces[slug], told, members, now)
            if number % 25 == 0:
                say(f"  {number} of {len(topics)} topics told")
        tell_work(members)
        connect_people(members)
        keep_company(members)
        write_letters(members, now)
        weigh_decisions(members, now)
        make_promises(members, now)
        hold_gatherings(spaces, members, now)
        give_thanks(members, now)
        let_wait(spaces, members, now)
    Member.objects.update(read_all_before=now - READ_UP_TO)
    hear_the_last_days(now)
    Delivery.objects.all().delete()
    Pulse.objects.all().delete()
    emit(TopicsImported(source="demo", topics=len(topics), posts=Post.objects.count()))
