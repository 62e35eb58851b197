"""A small community to walk through, made by the house's own actions: `python -m tests.journeys.seeding`, in an empty house."""

import json
import sys
from datetime import timedelta
from pathlib import Path
from typing import Any

import django

django.setup()

from allauth.account.models import EmailAddress  # noqa: E402 - models need the setup above
from django.utils import timezone  # noqa: E402

from guildhouse.conversations.actions import accept_request, post_message, write_to  # noqa: E402
from guildhouse.decisions.actions import Question, ask_for_perspective, give_perspective, open_decision  # noqa: E402
from guildhouse.decisions.models import Option  # noqa: E402
from guildhouse.discussions.actions import Poll, accept_answer, post_reply, start_topic  # noqa: E402
from guildhouse.discussions.models import Post  # noqa: E402
from guildhouse.gatherings.actions import Plan, answer_gathering, plan_gathering  # noqa: E402
from guildhouse.members.actions.work import change_work  # noqa: E402
from guildhouse.members.models import Community, Member, Profile  # noqa: E402
from guildhouse.moderation.actions import flag_thing  # noqa: E402
from guildhouse.recognition.actions import give_kudos  # noqa: E402
from guildhouse.spaces.actions import open_space  # noqa: E402
from guildhouse.spaces.models import Space  # noqa: E402

PASSWORD = "a long walk by the river"
PEOPLE = {
    "amara": "Amara Okafor", "tomas": "Tomás Rivera", "layla": "لبنى حدّاد", "rosa": "Rosa Lind",
    "long": "Maximiliane Wilhelmine Katharina von Hohenstein-Oberfeldkirchen zu Unterweissenbach",
}  # fmt: skip
EVERYTHING = """Thank you, @tomas.

| what | how often |
|:--|--:|
| ask | 3 |

- [ ] ask
- [x] listen

```python
print("dates are promises")
```

> quoted words

A note[^1].

[^1]: The footnote.

مرحبا بكم في البيت
"""
# Written as its author would: each tries to set window.__x in another way.
ATTACKS = [
    "<script>window.__x=1</script>",
    '<img src=x onerror="window.__x=1">',
    "[a](javascript:window.__x=1)",
    "<svg><script>window.__x=1</script></svg><math><mtext></form><form><mglyph><style></math><img src onerror=window.__x=1>",
    '![a](x"onerror="window.__x=1)',
    '<a href="jav&#x09;ascript:window.__x=1" style="position:fixed;inset:0">all</a>',
    "`</code><img src=x onerror=window.__x=1>` <details open ontoggle=window.__x=1>",
    "{{ constructor.constructor('window.__x=1')() }} <div hx-get=/ hx-trigger=load hx-on:htmx:load='window.__x=1'></div>",
]  # fmt: skip
NASTY = '"><img src=x onerror=window.__x=1><script>window.__x=1</script>'


def settle(handle: str, name: str, role: str = "member") -> Member:
    long_ago = timezone.now() - timedelta(days=90)
    member = Member(
        handle=handle, name=name, email=f"{handle}@example.org", role=role, joined_at=long_ago, headline="PM at Lumen"
    )
    member.set_password(PASSWORD)
    member.save()
    Profile.objects.create(member=member)
    EmailAddress.objects.create(user=member, email=member.email, verified=True, primary=True)
    return member


def fill() -> dict[str, str]:
    Community.objects.update_or_create(
        pk=1, defaults={"name": "The Small Guild", "purpose": "To help each other grow into product management."}
    )
    people = {handle: settle(handle, name, "host" if handle == "rosa" else "member") for handle, name in PEOPLE.items()}
    space = open_space(
        by=people["rosa"], slug="first-role", name="First role", purpose="Getting the first product role."
    )
    asked = start_topic(
        space,
        by=people["amara"],
        kind="question",
        title="Which stretch task counted for you?",
        body="I work in support.",
    )
    for number in range(30):
        post_reply(asked, by=people[("tomas", "layla", "long")[number % 3]], body=f"My story, part {number + 1}.")
    accept_answer(Post.objects.get(topic=asked, number=2), by=people["amara"])
    poll = Poll("When shall we meet?", ("Monday evening", "Friday noon"))
    asks = start_topic(space, by=people["tomas"], title="A circle for interviews", body=EVERYTHING, poll=poll)
    arabic = start_topic(space, by=people["layla"], title="كيف أقول لا لفكرة جيدة؟", body="أود أن أسمع قصصكم.")
    foe = settle("foe", NASTY)
    attack = start_topic(space, by=foe, title=NASTY, body=ATTACKS[0])
    for body in ATTACKS[1:]:
        post_reply(attack, by=foe, body=body)
    named = {"question": asked, "poll": asks, "arabic": arabic, "attack": attack, **meet(people), **talk(people)}
    named |= await_newcomers(people, space)
    flag = flag_thing("post", attack.posts.get(number=2).pk, by=people["tomas"], reason="spam")
    named["item"] = flag.item
    return {"space": space.get_absolute_url(), **{name: thing.get_absolute_url() for name, thing in named.items()}}


def meet(people: dict[str, Member]) -> dict[str, Any]:
    """An event in two languages, who comes to it, and thanks for it."""
    begins = timezone.now().replace(minute=0, second=0, microsecond=0) + timedelta(days=9)
    plan = Plan(
        title="Pitch night: أفكار جديدة", purpose="Say it out loud, and go home knowing its weakest point.",
        body=EVERYTHING, kind="pitch", way="both", place="مقهى البيت", link="https://meet.example.org/a-rather-long-way-in",
        zone="Europe/Amsterdam", starts_at=begins, ends_at=begins + timedelta(hours=2), capacity=3,
    )  # fmt: skip
    event = plan_gathering(plan, by=people["tomas"], space=None, organisers=[])
    for handle in ("amara", "layla", "long", "rosa"):
        answer_gathering(event, by=people[handle], coming=True)
    thanked = [people["amara"], people["long"]]
    give_kudos(thanked, by=people["layla"], words="شكراً for every question you asked.", audience="everyone")
    return {"event": event}


def await_newcomers(people: dict[str, Member], space: Space) -> dict[str, Any]:
    """Whom and what somebody finds who comes from support: who made the move, an evening to meet them, another newcomer's question."""
    change_work(by=people["tomas"], role_title="Group product manager", former_role="Support lead")
    begins = timezone.now().replace(minute=0, second=0, microsecond=0) + timedelta(days=5)
    plan = Plan(
        title="Pitch night on Thursday", purpose="Five ideas, five minutes each.", body="Soup from six.", kind="pitch", way="person",
        place="Kanaalhuis", zone="Europe/Amsterdam", starts_at=begins, ends_at=begins + timedelta(hours=2), capacity=20,
    )  # fmt: skip
    evening = plan_gathering(plan, by=people["rosa"], space=None, organisers=[])
    for handle in ("tomas", "amara"):
        answer_gathering(evening, by=people[handle], coming=True)
    milo = settle("milo", "Milo Novak")
    asks = start_topic(
        space, by=milo, kind="question", title="How do I begin a tally of what customers ask?", body="On paper?"
    )
    return {"evening": evening, "milo": asks}


def talk(people: dict[str, Member]) -> dict[str, Any]:
    """Words between two, and a decision with a perspective given and one asked for."""
    first = write_to(people["tomas"], by=people["amara"], body="Shall we talk about the stretch task?")
    accept_request(first.conversation, by=people["tomas"])
    post_message(first.conversation, by=people["tomas"], body=EVERYTHING.replace(", @tomas", ""))
    write_to(people["amara"], by=people["layla"], body="هل لديك نصف ساعة؟")
    options = [
        Option(1, "Apply now", "The role is real.", "In the worst month of the year."),
        Option(2, "Wait", "", ""),
    ]
    asked = Question(question="Apply now, أو بعد ذلك؟", context=EVERYTHING, options=options, expected="Ten talks.")
    decision = open_decision(asked, by=people["amara"])
    for handle in ("layla", "long"):
        ask_for_perspective(decision, people[handle], by=people["amara"])
    give_perspective(decision, by=people["layla"], lean=1, why=EVERYTHING, seen="مرة واحدة", unknown="")
    return {"conversation": first.conversation, "decision": decision}


if __name__ == "__main__":
    Path(sys.argv[1]).write_text(json.dumps(fill()), encoding="utf-8")
