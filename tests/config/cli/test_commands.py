"""The command line as a person meets it: help, sentences, exit codes."""

import pytest
from django.utils import timezone

from guildhouse.config.cli import COMMANDS, main
from guildhouse.config.cli.accounts_of_demo import password_file
from guildhouse.discussions.models import Post
from guildhouse.kernel.models import Delivery
from guildhouse.members.models import Member
from tests.factories import MemberFactory, SpaceFactory


def test_every_command_has_a_line_in_the_overview(capsys):
    assert main(["--help"]) == 0
    said = capsys.readouterr().out
    assert all(f"  {name} " in said and command.about in said for name, command in COMMANDS.items())


def test_no_command_shows_the_overview_and_fails(capsys):
    assert main([]) == 2
    assert "serve" in capsys.readouterr().out


def test_unknown_command_is_refused_with_the_nearest(capsys):
    assert main(["sevre"]) == 2
    assert "Did you mean `guildhouse serve`?" in capsys.readouterr().err


@pytest.mark.parametrize("name", sorted(set(COMMANDS) - {"manage"}))
def test_every_command_has_help(name, capsys):
    with pytest.raises(SystemExit) as ended:
        main([name, "--help"])
    assert ended.value.code == 0
    assert f"guildhouse {name}" in capsys.readouterr().out


@pytest.mark.parametrize("name", sorted(set(COMMANDS) - {"manage"}))
def test_wrong_option_is_not_understood(name, capsys):
    with pytest.raises(SystemExit) as ended:
        main([name, "--sideways"])
    assert ended.value.code == 2
    assert capsys.readouterr().err


def test_an_import_has_its_own_help_without_what_is_djangos(capsys):
    with pytest.raises(SystemExit) as ended:
        main(["import", "stackexchange", "--help"])
    assert ended.value.code == 0
    said = capsys.readouterr().out
    assert "guildhouse import stackexchange" in said
    assert "--dry-run" in said
    assert "--pythonpath" not in said


@pytest.mark.django_db
def test_an_import_that_cannot_be_says_why(host, capsys):
    assert main(["import", "stackexchange", "/nowhere", "--space", "x"]) == 1
    assert capsys.readouterr().err == "guildhouse: There is nothing at /nowhere. Check the path.\n"


@pytest.mark.parametrize("number", ["x", "0", "-5", "1" * 5000, "²"])
def test_demo_takes_numbers_only(number, capsys):
    with pytest.raises(SystemExit) as ended:
        main(["demo", f"--posts={number}"])
    assert ended.value.code == 2
    assert "is not a number from 1 to" in capsys.readouterr().err


@pytest.mark.django_db
def test_demo_grows_a_house_that_holds_it(settings, tmp_path, capsys):
    settings.GUILDHOUSE_HOME = tmp_path
    SpaceFactory(slug="strategy")
    MemberFactory()
    assert main(["demo", "--members=9", "--posts=40"]) == 1  # somebody's own house
    password_file(tmp_path).write_text("kept")
    assert main(["demo", "--members=9", "--posts=40"]) == 0
    assert (Member.objects.count(), Post.objects.count()) == (9, 40)
    assert password_file(tmp_path).read_text() == "kept"


def test_manage_passes_on_to_django(capsys):
    assert main(["manage", "version"]) == 0


def test_version_is_said(capsys):
    assert main(["--version"]) == 0
    assert capsys.readouterr().out.startswith("guildhouse ")


def test_host_command_makes_a_host_and_prints_a_link(db, capsys):
    assert main(["host", "ada@example.org", "--name", "Ada"]) == 0
    assert "/arrive/" in capsys.readouterr().out
    assert Member.objects.get().is_host


def test_host_command_for_a_member_prints_no_link_unless_asked(db, capsys):
    member = MemberFactory()
    assert main(["host", member.email]) == 0
    assert "/arrive/" not in capsys.readouterr().out
    assert main(["host", member.email, "--link"]) == 0
    assert "/arrive/" in capsys.readouterr().out


def test_refusal_is_a_sentence_and_status_one(db, capsys):
    assert main(["host", "nobody"]) == 1
    assert capsys.readouterr().err == "guildhouse: nobody is not an e-mail address.\n"


def test_demo_refuses_a_house_with_members(member, capsys, settings, tmp_path):
    settings.GUILDHOUSE_HOME = tmp_path
    assert main(["demo"]) == 1
    assert "has members already" in capsys.readouterr().err
    assert Member.objects.get() == member
    assert not (tmp_path / "demo-password").exists()


def test_deliveries_are_listed_with_their_reason_and_released(db, capsys):
    first, second = (
        Delivery.objects.create(
            event="a.B",
            listener="c.d",
            payload={},
            parked_at=timezone.now(),
            attempts=8,
            last_error="Traceback\nOSError: no line",
        )
        for _ in range(2)
    )
    assert main(["deliveries"]) == 0
    said = capsys.readouterr().out
    assert f"{first.pk}  a.B for c.d" in said
    assert "OSError: no line" in said
    assert "2 parked." in said
    main(["deliveries", "--release", str(first.pk)])
    assert list(Delivery.objects.exclude(parked_at=None)) == [second]
    main(["deliveries", "--release"])
    assert not Delivery.objects.exclude(parked_at=None).exists()
