"""The table of role, object and action: what the docs print is what the pages do."""

from datetime import timedelta
from pathlib import Path

import pytest
from django.core.management import call_command
from django.db.models import ForeignKey
from django.urls import reverse
from django.utils import timezone

from habeas.web.register import models as m
from habeas.web.register.management.commands.access_table import roles
from habeas.web.register.queries.kinds import OWNERS, address_of, kinds
from habeas.web.trail.actions import SYSTEM, record

PAGE = Path(__file__).parents[4] / "docs" / "access.md"
# Fields that a fact of a kind must have, beside what it belongs to.
SAID = {
    "name": {"text": "Amina"},
    "citizenship": {"country": "XAA"},
    "birth-claim": {"evidence": "said"},
    "transfer": {"left_at": timezone.now()},
    "likeness": {"decision": "different"},
    "consular-event": {"kind": "requested", "at": timezone.now()},
}
# A second placement at once would contradict the first.
STARTED = {"placement": {"ended_at": timezone.now() - timedelta(days=20)}}


def table():
    """Read the letters of each cell from the page of the docs."""
    cells, heads = {}, []
    for line in PAGE.read_text(encoding="utf-8").splitlines():
        row = [cell.strip() for cell in line.strip("|").split("|")]
        if line.startswith("| |"):
            heads = row[1:]
        elif len(row) == len(heads) + 1 and not line.startswith("|---"):
            for head, cell in zip(heads, row[1:], strict=True):
                cells[head, row[0]] = set(cell.split()) - {"·"}
    return cells


TABLE = table()


def test_the_page_is_made_from_the_rules(capsys):
    call_command("access_table")
    assert capsys.readouterr().out.strip() == PAGE.read_text(encoding="utf-8").strip()


@pytest.fixture
def owners(held, place):
    """Give one thing of each sort that facts belong to, all of them about `held`."""
    return {
        "custody": held,
        "person": held.person,
        "place": place,
        "measure": record(m.Measure(person=held.person), by=SYSTEM),
        "visit": record(m.Visit(place=place), by=SYSTEM),
    }


@pytest.fixture
def facts(owners, held, place):
    """Give one fact of each kind that the generic pages record."""
    return {
        slug: record(made(slug, kind, owners, place), by=SYSTEM)
        for slug, kind in kinds().items()
    }


def made(slug, kind, owners, place):
    said = {
        kind.owner: owners[kind.owner],
        **SAID.get(slug, {}),
        **STARTED.get(slug, {}),
    }
    for field in kind.model._meta.concrete_fields:
        needed = isinstance(field, ForeignKey) and not field.null
        if needed and field.name not in said and field.related_model is m.Place:
            said[field.name] = place
    return kind.model(**said)


def said_of(status):
    return {200: "yes", 302: "yes", 403: "no", 404: "nothing there"}[status]


def expected(letters, letter, *, reached):
    """Say what the table has a page answer: what is out of sight is not there."""
    if not reached:
        return "nothing there"
    return "yes" if letter in letters else "no"


@pytest.mark.parametrize("role", roles(), ids=str)
def test_each_cell_is_what_its_pages_do(client_as, facts, owners, role):
    browser = client_as(role)
    found, wanted = {}, {}
    for slug, kind in kinds().items():
        letters = TABLE[role.label, kind.model._meta.verbose_name]
        above = TABLE[role.label, OWNERS[kind.owner][1]._meta.verbose_name]
        owner = address_of(owners[kind.owner])
        pages = {
            "S": reverse("register:fact-list", args=[*owner, slug]),
            "R": reverse("register:fact-new", args=[*owner, slug]),
            "C": reverse("register:fact-correct", args=[slug, facts[slug].pk]),
        }
        for letter, address in pages.items():
            cell = (slug, letter)
            found[cell] = said_of(browser.get(address).status_code)
            seen = letters if letter == "C" else above
            wanted[cell] = expected(letters, letter, reached="S" in seen)
        # What one may not read is no more there than what is not on record.
        if "S" not in letters:
            wanted[slug, "S"] = "nothing there"
    wrong = {c: (found[c], wanted[c]) for c in found if found[c] != wanted[c]}
    assert wrong == {}
