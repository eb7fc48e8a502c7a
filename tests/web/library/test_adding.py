"""Documents added: kept once, whole or not at all, and corrected for good."""

from pathlib import Path

import pytest

from habeas.law.errors import BadInputError
from habeas.treaty.akn_reading import read_akn
from habeas.treaty.akn_writing import to_akn
from habeas.web.library.actions.adding import add, read_again, reading_of
from habeas.web.library.actions.correcting import correct_reading
from habeas.web.library.models import (
    Citation,
    Correctable,
    Correction,
    Document,
    Original,
    Paragraph,
)
from habeas.web.trail.actions import SYSTEM
from habeas.web.trail.models import Entry

pytestmark = pytest.mark.django_db
CORPUS = Path(__file__).parents[2] / "corpus"
OBSERVATIONS = CORPUS / "observations-eng.txt"


def added(path=OBSERVATIONS):
    return add(path.read_bytes(), path.name, by=SYSTEM)


def test_a_document_is_read_addressed_and_linked():
    document = added().document
    assert (document.symbol, document.state) == ("CMW/C/XVA/CO/2", "XVA")
    assert document.iri.startswith("/akn/un/statement/deliberation/un-cmw/")
    asked = Paragraph.objects.filter(document=document, kind="recommendation")
    assert asked.exists()
    assert Citation.objects.filter(target="CMW/C/XVA/2").exists()


def test_every_paragraph_has_the_address_that_the_export_gives_it():
    found = added()
    written = to_akn(found.read)
    read_akn(written.encode())
    for paragraph in Paragraph.objects.filter(document=found.document):
        assert f'eId="{paragraph.eid}"' in written


def test_the_same_file_is_kept_once():
    first, second = added(), added()
    assert (second.document, second.was_known) == (first.document, True)
    assert Document.objects.count() == 1


def test_another_edition_of_a_symbol_stays_beside_the_first():
    first = added().document
    data = OBSERVATIONS.read_bytes() + b"\n99. One paragraph more.\n"
    found = add(data, "again.txt", by=SYSTEM)
    assert found.others == (first,)
    assert Document.objects.filter(symbol=first.symbol).count() == 2


@pytest.mark.parametrize(
    "data",
    [
        pytest.param(b"", id="empty"),
        pytest.param(b"\x89PNG\r\n\x1a\n", id="a picture"),
    ],
)
def test_what_cannot_be_read_leaves_nothing(data):
    with pytest.raises(BadInputError):
        add(data, "file.txt", by=SYSTEM)
    assert not Original.objects.exists()
    assert not Entry.objects.exists()


def test_a_correction_holds_when_the_document_is_read_again():
    document = added().document
    paragraph = Paragraph.objects.filter(document=document, kind="concern").first()
    correction = Correction(
        original=document.original,
        what=Correctable.KIND,
        start=paragraph.start,
        read_as=paragraph.kind,
        value="positive",
        why="it praises",
    )
    correct_reading(correction, by=SYSTEM)
    for _ in range(2):
        document = read_again(document, by=SYSTEM, reason="the reader was mended")
        kept = Paragraph.objects.get(document=document, start=paragraph.start)
        assert (kept.kind, kept.eid) == ("positive", paragraph.eid)
    assert document.version == 3


def test_the_newest_correction_of_a_thing_holds():
    document = added().document
    for day in ("2031-05-02", "2031-05-03"):
        dated = Correction(
            original=document.original, what=Correctable.DATED, value=day, why="misread"
        )
        correct_reading(dated, by=SYSTEM)
    assert reading_of(document).masthead.date == "2031-05-03"
    assert Correction.objects.count() == 2


@pytest.mark.parametrize(
    ("what", "value"),
    [
        pytest.param(Correctable.KIND, "praise", id="kind"),
        pytest.param(Correctable.DUE, "next spring", id="day"),
        pytest.param(Correctable.LANGUAGE, "xx", id="language"),
    ],
)
def test_a_correction_that_cannot_stand_is_refused(what, value):
    original = added().document.original
    with pytest.raises(BadInputError, match=value):
        correct_reading(
            Correction(original=original, what=what, value=value, why="so"), by=SYSTEM
        )
    assert not Correction.objects.exists()


@pytest.mark.parametrize(
    "name", sorted(p.name for p in CORPUS.glob("*.txt")), ids=lambda name: name
)
def test_every_document_of_the_corpus_can_be_added(name):
    assert added(CORPUS / name).document.paragraph_set.exists()
