"""Settings from the environment: typed, explained, and never silently ignored."""

from pathlib import Path

import pytest
from django.core.exceptions import ImproperlyConfigured

from guildhouse.config.env import Environment, make_home, parse_database, read_secret_key


def test_values_are_read_with_their_types():
    env = Environment({"GUILDHOUSE_PORT": "81", "GUILDHOUSE_DEMO": "Yes", "GUILDHOUSE_HOSTS": "a.org, b.org,"})
    assert env.number("PORT", 80, about="") == 81
    assert env.flag("DEMO", default=False, about="") is True
    assert env.names("HOSTS", about="") == ["a.org", "b.org"]


def test_empty_value_counts_as_not_given():
    env = Environment({"GUILDHOUSE_PORT": "", "GUILDHOUSE_DEMO": ""})
    assert env.number("PORT", 80, about="") == 80
    assert env.flag("DEMO", default=True, about="") is True
    assert env.known["GUILDHOUSE_PORT"].source == "default"


@pytest.mark.parametrize(("read", "sentence"), [
    (lambda env: env.number("X", 1, about=""), "write a whole number"),
    (lambda env: env.flag("X", default=False, about=""), "write yes or no"),
    (lambda env: env.one_of("X", ("en", "fr"), about=""), "write one of en, fr"),
    (lambda env: env.zone("X", "UTC", about=""), "write a zone such as"),
])  # fmt: skip
@pytest.mark.parametrize("value", ["perhaps", "-1", "²", "../../etc/passwd"])
def test_value_of_the_wrong_kind_stops_with_a_sentence(read, sentence, value):
    with pytest.raises(ImproperlyConfigured, match=f"GUILDHOUSE_X is .*{sentence}"):
        read(Environment({"GUILDHOUSE_X": value}))


def test_number_below_the_least_stops():
    with pytest.raises(ImproperlyConfigured, match="1 or more"):
        Environment({"GUILDHOUSE_X": "0"}).number("X", 5, least=1, about="")


def test_unknown_name_stops_and_is_named():
    env = Environment({"GUILDHOUSE_PROT": "81", "GUILDHOUSE_PORT": "81"})
    env.number("PORT", 80, about="")
    with pytest.raises(ImproperlyConfigured, match=r"GUILDHOUSE_PROT\."):
        env.refuse_unknown()


def test_value_may_stand_in_a_file(tmp_path):
    (tmp_path / "password").write_text("quiet river\n")
    env = Environment({"GUILDHOUSE_SMTP_PASSWORD_FILE": str(tmp_path / "password")})
    assert env.text("SMTP_PASSWORD", about="") == "quiet river"
    env.refuse_unknown()
    known = env.known["GUILDHOUSE_SMTP_PASSWORD"]
    assert known.source == str(tmp_path / "password")
    assert "quiet river" not in known.shown


def test_file_that_is_not_there_stops_with_its_name(tmp_path):
    env = Environment({"GUILDHOUSE_SMTP_PASSWORD_FILE": str(tmp_path / "nothing")})
    with pytest.raises(ImproperlyConfigured, match="nothing, which cannot be read"):
        env.text("SMTP_PASSWORD", about="")


@pytest.mark.parametrize(("url", "name"), [
    ("", "/home/guildhouse.sqlite3"),
    ("sqlite:////srv/house.db", "/srv/house.db"),
    ("sqlite:///house.db", "house.db"),
    ("sqlite:////srv/a%20house.db", "/srv/a house.db"),
])  # fmt: skip
def test_sqlite_addresses(url, name):
    parsed = parse_database(url, Path("/home"))
    assert parsed["NAME"] == name
    assert parsed["OPTIONS"]["transaction_mode"] == "IMMEDIATE"


def test_postgres_address_with_everything():
    parsed = parse_database("postgresql://ada:p%40ss@db.example.org:5433/house?sslmode=require", Path("/home"))
    expected = {"NAME": "house", "USER": "ada", "PASSWORD": "p@ss", "HOST": "db.example.org", "PORT": "5433"}
    assert {key: parsed[key] for key in expected} == expected
    assert parsed["OPTIONS"] == {"sslmode": "require", "server_side_binding": True, "prepare_threshold": 5}


@pytest.mark.parametrize(("said", "meant"), [("off", None), ("0", 0), ("12", 12)])
def test_plans_of_postgres_are_kept_as_the_address_says(said, meant):
    parsed = parse_database(f"postgresql://ada@db/house?prepare_threshold={said}", Path("/home"))
    assert parsed["OPTIONS"]["prepare_threshold"] == meant


@pytest.mark.parametrize("said", ["none", "-1", "²"])
def test_plans_kept_neither_by_a_number_nor_off_are_refused(said):
    with pytest.raises(ImproperlyConfigured, match="prepare_threshold in DATABASE_URL is a number or off"):
        parse_database(f"postgresql://ada@db/house?prepare_threshold={said}", Path("/home"))


@pytest.mark.parametrize("url", ["mysql://a/b", "house.db", "sqlite:///", "sqlite://", "postgresql://a:b@c:port/d"])
def test_other_databases_are_refused_with_a_sentence(url):
    with pytest.raises(ImproperlyConfigured, match="DATABASE_URL"):
        parse_database(url, Path("/home"))


def test_secret_key_is_made_once_and_read_by_its_owner_alone(tmp_path):
    key = read_secret_key(tmp_path)
    assert len(key) >= 50
    assert read_secret_key(tmp_path) == key
    assert (tmp_path / "secret.key").stat().st_mode & 0o777 == 0o600


def test_home_is_made_for_its_owner_alone(tmp_path):
    assert make_home(tmp_path / "deep" / "home").stat().st_mode & 0o777 == 0o700


def test_home_that_cannot_be_made_stops_with_a_sentence(tmp_path):
    (tmp_path / "file").write_text("")
    with pytest.raises(ImproperlyConfigured, match="GUILDHOUSE_HOME"):
        make_home(tmp_path / "file" / "home")
