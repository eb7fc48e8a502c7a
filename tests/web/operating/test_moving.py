"""A register carried to another machine, and there to another database."""

import json
import os
import subprocess
import sys
from dataclasses import dataclass, replace
from itertools import pairwise
from pathlib import Path
from urllib.parse import urlsplit, urlunsplit

import psycopg
import pytest

# Every verdict of every custody, worked out anew at one moment, whatever is stored.
_TELL = """
import datetime as dt, json
from habeas.web.operating.starting import start
start()
from habeas.web.register.models import Custody
from habeas.web.register.queries.working_out import work_out
found = work_out(Custody.objects.values_list("pk", flat=True),
                 at=dt.datetime(2026, 7, 1, 12, tzinfo=dt.UTC))
print(json.dumps({str(pk): [[str(part) for part in f] for f in sorted(
    findings, key=lambda f: (f.subject_id, f.line))]
    for pk, findings in sorted(found.items())}))
"""


@dataclass(frozen=True, slots=True)
class Machine:
    """A computer with a register of its own: its home, and its database."""

    home: Path
    database: str = ""

    def run(self, *command: str) -> str:
        """Run a command there, and give what it prints."""
        around = {k: v for k, v in os.environ.items() if k != "DATABASE_URL"}
        if self.database:
            around["DATABASE_URL"] = self.database
        run = subprocess.run(
            [sys.executable, *command],
            env={**around, "HABEAS_HOME": str(self.home)},
            capture_output=True,
            text=True,
            check=False,
        )
        assert run.returncode == 0, run.stderr
        return run.stdout

    def habeas(self, *command: str) -> str:
        """Run a command of Habeas there."""
        return self.run("-m", "habeas", *command)


@pytest.fixture
def machines(tmp_path):
    """Give machines in a row: through PostgreSQL and back where the tests run on it."""
    here, there = Machine(tmp_path / "here"), Machine(tmp_path / "there")
    if not (url := os.environ.get("DATABASE_URL")):
        yield here, there
        return
    named = urlunsplit(urlsplit(url)._replace(path="/elsewhere"))
    with psycopg.connect(url, autocommit=True) as server:
        server.execute("CREATE DATABASE elsewhere TEMPLATE template0")
        yield here, replace(there, database=named), Machine(tmp_path / "again")
        server.execute("DROP DATABASE elsewhere WITH (FORCE)")


def test_a_register_carried_elsewhere_says_the_same(machines, tmp_path):
    made, first = tmp_path / "made", machines[0]
    assert "Compiling the rulebook" in first.habeas("init")
    first.habeas("synthesize", "--custodies", "25", "--seed", "3", "--out", str(made))
    first.habeas("import", str(made), "--source", "made")
    for number, (old, new) in enumerate(pairwise(machines)):
        path = str(tmp_path / f"{number}.zip")
        old.habeas("backup", path)
        new.habeas("restore", path)
    heads = {machine.habeas("verify", "--head") for machine in machines}
    verdicts = {machine.run("-c", _TELL) for machine in machines}
    assert (len(heads), len(verdicts)) == (1, 1)
    assert len(json.loads(verdicts.pop())) == 25
    assert "It holds" in machines[-1].habeas("verify")
