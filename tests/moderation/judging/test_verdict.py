"""The judge: spam waits, everything else is at most shown to a person, and reasons say where they stand in the text."""

import subprocess
import sys

import pytest

from guildhouse.moderation.judging.verdict import Author, Lists, Step, judge
from guildhouse.moderation.judging.watching import Act, Watch, WatchedWord, Way

SPAM = "Earn $900 a week from home!!! Click http://quick-cash.top/join and text JOIN to 80085 to claim your free bonus"
TALK = "We asked six customers what they did last time. Two of them keep a spreadsheet, which tells me more than the survey."


def test_judge_holds_spam_of_somebody_new_and_says_why():
    verdict = judge(SPAM)
    assert verdict.step == Step.HOLD
    codes = [reason.code for reason in verdict.reasons]
    assert codes[0] == "spam"
    assert len(codes) > 1


def test_judge_points_at_the_place_in_title_and_text():
    verdict = judge(SPAM, title="Good news")
    whole = f"Good news\n{SPAM}"
    pointed = [reason for reason in verdict.reasons if reason.about and reason.code.startswith("has-")]
    assert pointed
    assert all(whole[reason.start : reason.end] == reason.about for reason in pointed)


@pytest.mark.parametrize(
    "text", [TALK, "Thank you", "", " \n", "👍", "\u202e\u200b", "a" * 50_000, "<" * 3000, "[" * 3000]
)
def test_judge_lets_ordinary_and_odd_words_pass(text):
    assert judge(text).step == Step.PASS


def test_trust_speaks_for_an_author():
    odds = [judge(SPAM, author=Author(trust=trust)).odds for trust in (0, 1, 3)]
    assert odds == sorted(odds, reverse=True)
    assert odds[0] > odds[-1]


def test_what_a_community_learned_counts():
    assert judge(SPAM, learned=lambda _reading: -50.0).step == Step.PASS
    assert judge(TALK, learned=lambda _reading: 50.0).step == Step.HOLD


@pytest.mark.parametrize(
    ("text", "step"),
    [
        ("What a blister you are", Step.REFUSE),
        ("> what a blister you are\n\nThat is not how we talk here.", Step.LOOK),
        ('He wrote "what a blister" under it.', Step.LOOK),
        ("Nobody should be called a blister.", Step.LOOK),
        ("As a proud blister myself", Step.LOOK),
        ("Blisters heal in a week.", Step.PASS),
    ],
)
def test_watched_words_act_only_where_they_are_said_to_somebody(text, step):
    watch = Watch([WatchedWord("blister", Way.EXACT, Act.REFUSE)])
    assert judge(text, lists=Lists(watch=watch)).step == step


@pytest.mark.parametrize(
    ("text", "trust", "step"),
    [
        (f"{TALK} https://shop.bad.example/x", 3, Step.HOLD),
        (f"{TALK} [example.org](https://elsewhere.example.net/)", 0, Step.HOLD),
        (f"{TALK} [example.org](https://elsewhere.example.net/)", 2, Step.LOOK),
        (f"{TALK} https://bit.ly/2abc", 0, Step.LOOK),
        (f"{TALK} https://bit.ly/2abc", 2, Step.PASS),
    ],
)
def test_links_are_judged_by_list_and_by_look(text, trust, step):
    assert judge(text, author=Author(trust=trust), lists=Lists(domains={"bad.example"})).step == step


def test_judge_needs_no_django():
    program = "import sys; import guildhouse.moderation.judging.verdict; sys.exit('django' in sys.modules)"
    assert subprocess.run([sys.executable, "-c", program], check=False, env={"PYTHONPATH": "src"}).returncode == 0
