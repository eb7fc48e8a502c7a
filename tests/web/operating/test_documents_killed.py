"""A folder of documents, its command killed again and again in the middle of it."""

import os
import sqlite3
import subprocess
import sys
from contextlib import closing
from pathlib import Path

import pytest

DOCUMENTS = 100
PARAGRAPHS = 3
# Killed after so many documents were told of: in the midst of the next.
KILLS = (2, 25)
TEXT = """CMW/C/XAA/CO/{n}

Concluding observations on report {n} of Halmora

C. Principal subjects of concern and recommendations

5. The Committee is concerned that people are held past the time of case {n}.
6. The Committee urges the State party to free those of case {n}.
7. The Committee invites the State party to report on case {n}.
"""


@pytest.fixture
def folder(tmp_path):
    made = tmp_path / "documents"
    made.mkdir()
    for n in range(1, DOCUMENTS + 1):
        (made / f"{n:03}.txt").write_text(TEXT.format(n=n), encoding="utf-8")
    return made


@pytest.fixture
def habeas(tmp_path):
    around = {k: v for k, v in os.environ.items() if k != "DATABASE_URL"}
    home = {"HABEAS_HOME": str(tmp_path / "home"), "PYTHONUNBUFFERED": "1"}

    def started(*arguments):
        return subprocess.Popen(
            [sys.executable, "-m", "habeas", *arguments],
            env=around | home,
            stdout=subprocess.PIPE,
            stderr=subprocess.DEVNULL,
            text=True,
        )

    return started


def counted(home: Path):
    """Count documents, those that lack a paragraph or recommendation, and doubles."""
    with closing(sqlite3.connect(home / "register.sqlite3")) as database:

        def count(statement):
            return database.execute(statement).fetchone()[0]

        documents = count("SELECT count(*) FROM library_document")
        halves = count(
            "SELECT count(*) FROM library_document d WHERE "
            f"(SELECT count(*) FROM library_paragraph p WHERE p.document_id = d.id) "
            f"<> {PARAGRAPHS} OR (SELECT count(*) FROM supervision_recommendation r "
            "WHERE r.document_id = d.id) <> 2 OR (SELECT count(*) FROM "
            "supervision_words w JOIN supervision_recommendation r "
            "ON r.id = w.recommendation_id WHERE r.document_id = d.id) <> 2"
        )
        symbols = count("SELECT count(DISTINCT symbol) FROM library_document")
        return documents, halves, documents - symbols


def test_killed_in_the_middle_each_document_is_whole_or_absent(
    tmp_path, folder, habeas
):
    with habeas("init") as ready:
        ready.communicate()
    for kill in KILLS:
        with habeas("supervision", "add", str(folder)) as running:
            told = 0
            for line in running.stdout:
                told += line.startswith("[")
                if told == kill:
                    break
            running.kill()
        documents, halves, doubles = counted(tmp_path / "home")
        assert (halves, doubles) == (0, 0)
        assert kill <= documents < DOCUMENTS
    with habeas("supervision", "add", str(folder)) as running:
        output, _ = running.communicate()
    assert f"[{DOCUMENTS}/{DOCUMENTS}]" in output
    assert counted(tmp_path / "home") == (DOCUMENTS, 0, 0)
    with habeas("verify") as verified:
        assert "holds" in verified.communicate()[0].lower()
