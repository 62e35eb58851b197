"""Real dumps: everything in them is counted, placed or named."""

import pytest

from guildhouse.formats.stackexchange import Staging, open_source, reasons
from tests.factories.stackexchange import zip_folder

pytestmark = pytest.mark.corpus


@pytest.fixture
def staged(corpus, tmp_path):
    opened = []

    def build(name):
        opened.append(Staging.build(open_source(corpus / name), tmp_path / name))
        return opened[-1]

    yield build
    for staging in opened:
        staging.close()


def test_conlang_dump_is_read_whole(staged):
    staging = staged("stackexchange-meta")
    report = staging.report()
    assert (report.users, report.questions, report.answers, report.comments, report.links) == (272, 54, 115, 230, 20)
    assert (report.missing, report.problems, report.placeholders) == ((), {}, 0)
    assert report.left_out == {"tag wiki excerpt": 4, "tag wiki": 4, "history of one of these": 23}
    threads = list(staging.threads())
    assert sum(len(list(thread.posts)) for thread in threads) == 169
    assert sum(len(placed.comments) for thread in threads for placed in thread.posts) == 230
    assert sum(thread.accepted_id is not None for thread in threads) == 11
    assert [(thread.id, thread.duplicate_of, thread.close_reason) for thread in threads if thread.close_reason] == [
        (79, (119,), "duplicate")
    ]
    # A post whose history is whole knows the Markdown its author typed.
    assert sum(placed.markdown is not None for thread in threads for placed in thread.posts) == 169


def test_french_dump_is_read_whole_and_its_dangling_links_named(staged):
    staging = staged("stackexchange-bilingual-and-main")
    report = staging.report()
    assert (report.users, report.questions, report.answers, report.comments, report.links) == (
        1703,
        274,
        487,
        1305,
        128,
    )
    assert report.missing == ("PostHistory.xml",)
    assert report.problems == {reasons.LINK_DANGLING: 6}
    threads = list(staging.threads())
    assert sum(thread.accepted_id is not None for thread in threads) == 86
    assert sum(bool(thread.duplicate_of) for thread in threads) == 6
    assert {placed.post.licence for thread in threads for placed in thread.posts} == {"CC BY-SA 3.0", "CC BY-SA 4.0"}
    ownerless = [placed.post for thread in threads for placed in thread.posts if placed.post.author_id is None]
    assert len(ownerless) == 33
    assert all(post.author_name for post in ownerless)


def test_a_zip_of_a_real_dump_gives_the_same_threads(corpus, tmp_path):
    [folder] = [path for path in (corpus / "stackexchange-meta").iterdir() if path.is_dir()]
    packed = zip_folder(folder, tmp_path / "dump.zip", inside=f"{folder.name}/")
    with (
        Staging.build(open_source(packed), tmp_path / "zip") as zipped,
        Staging.build(open_source(folder), tmp_path / "folder") as plain,
    ):
        assert list(zipped.threads()) == list(plain.threads())


def test_every_cut_of_a_real_file_ends_with_one_problem(corpus, tmp_path):
    [folder] = [path for path in (corpus / "stackexchange-meta").iterdir() if path.is_dir()]
    content = (folder / "Posts.xml").read_bytes()
    for cut in range(200, len(content) - 10, 20_011):
        (tmp_path / "Posts.xml").write_bytes(content[:cut])
        with Staging.build(open_source(tmp_path), tmp_path / "work") as staging:
            found = [problem for problem in staging.problems() if problem.reason == reasons.BROKEN_OFF]
            assert len(found) == 1
            assert staging.report().posts + sum(staging.report().left_out.values()) == found[0].facts["count"]
