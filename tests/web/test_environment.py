"""What the environment says is refused in one sentence where it is wrong."""

import pytest

from habeas.law.errors import BadInputError, OutputError
from habeas.web.environment import home, make_home, one_of
from habeas.web.settings.database import database_at


@pytest.mark.parametrize(
    "url",
    [
        pytest.param("rubbish", id="no address"),
        pytest.param("mysql://clerk:swordfish@host/name", id="another database"),
        pytest.param("foo://clerk:swordfish@host/name", id="an unknown scheme"),
        pytest.param("postgres://clerk:swordfish@host:port/name", id="no number"),
    ],
)
def test_a_database_of_another_kind_is_refused_without_its_password(url):
    with pytest.raises(BadInputError, match="names no PostgreSQL") as refused:
        database_at(url)
    assert "swordfish" not in str(refused.value)


@pytest.mark.parametrize(
    ("url", "engine"),
    [
        pytest.param("postgres://clerk@host/name", "postgresql", id="PostgreSQL"),
        pytest.param("sqlite:////somewhere/register.sqlite3", "sqlite3", id="SQLite"),
    ],
)
def test_a_database_of_ours_is_taken(url, engine):
    assert database_at(url)["ENGINE"] == f"django.db.backends.{engine}"


def test_a_home_is_its_owners_alone(tmp_path, monkeypatch):
    monkeypatch.setenv("HABEAS_HOME", str(tmp_path / "deep" / "home"))
    make_home()
    make_home()
    assert home().stat().st_mode & 0o777 == 0o700


@pytest.mark.parametrize("where", ["file", "file/home"])
def test_a_home_that_cannot_be_made_is_told(tmp_path, monkeypatch, where):
    (tmp_path / "file").write_text("")
    monkeypatch.setenv("HABEAS_HOME", str(tmp_path / where))
    with pytest.raises(OutputError, match="name another folder in HABEAS_HOME"):
        make_home()


@pytest.mark.parametrize(
    ("said", "allowed", "advice"),
    [
        pytest.param("xx", ["en", "ar"], "choose from ar, en", id="a few"),
        pytest.param("Mars", map(str, range(50)), "check its name", id="too many"),
        pytest.param("", ["en", "ar"], "is ''", id="empty"),
    ],
)
def test_an_unknown_word_is_refused(monkeypatch, said, allowed, advice):
    monkeypatch.setenv("HABEAS_WORD", said)
    with pytest.raises(BadInputError, match=advice):
        one_of("HABEAS_WORD", allowed, "en")


def test_a_word_that_is_not_set_has_a_default():
    assert one_of("HABEAS_WORD", ["en", "ar"], "en") == "en"
