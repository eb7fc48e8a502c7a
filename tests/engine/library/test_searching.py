import sqlite3

import pytest

from habeas.engine.library.index import Added, add, open_index
from habeas.engine.library.searching import Filters, paragraph_text, search, similar
from habeas.law.errors import BadInputError, OutputError
from habeas.treaty.document import (
    Document,
    Genre,
    Heading,
    Item,
    Masthead,
    Paragraph,
    ParagraphKind,
    Role,
    Unit,
)

CLUSTER = Heading(Role.CLUSTER, "1", "Liberty (article 16)", 4, 0, ("16",))
RECOMMENDATION, CONCERN = ParagraphKind.RECOMMENDATION, ParagraphKind.CONCERN


def paragraph(number, text, kind=None, *, state=None, headings=(), themes=(), items=()):
    return Paragraph(
        number,
        None,
        f"{number}.",
        text,
        0,
        0,
        (0, 1),
        headings=headings,
        kind=kind,
        state=state,
        themes=themes,
        items=items,
    )


def document(symbol, *paragraphs, genre=Genre.CONCLUDING_OBSERVATIONS, language="eng"):
    text = " ".join(each.text for each in paragraphs)
    return Document(
        symbol,
        text,
        language,
        (),
        paragraphs=paragraphs,
        genre=genre,
        masthead=Masthead(symbol=symbol, date="2010-12-03"),
        units=(Unit(None, "", (symbol,)),),
    )


LIBRARY = [
    document(
        "CMW/C/ECU/CO/2",
        paragraph(
            "12",
            "Travellers are detained at harbours.",
            CONCERN,
            state="ECU",
            headings=(CLUSTER,),
            themes=("liberty",),
        ),
        paragraph(
            "13",
            "Free the travellers held at harbours and train the guards.",
            RECOMMENDATION,
            state="ECU",
            headings=(CLUSTER,),
            themes=("liberty",),
            items=(Item("a", "Publish a register.", 0, 0),),
        ),
    ),
    document(
        "CMW/C/ALB/CO/1-2",
        paragraph(
            "7",
            "Train judges and guards at harbours about travellers held.",
            RECOMMENDATION,
            state="ALB",
            themes=("training",),
        ),
        paragraph("8", "Ratify the fictional convention.", RECOMMENDATION, state="ALB"),
    ),
    document(
        "CMW/C/GC/1",
        paragraph("1", "委员会建议缔约国释放被拘留者。"),
        paragraph("2", "توصي اللجنة بإنهاء الاحتجاز."),
        paragraph("3", "Отпустите задержанных."),
        genre=Genre.GENERAL_COMMENT,
    ),
]


@pytest.fixture
def library(tmp_path):
    with open_index(tmp_path / "library.db", is_new_allowed=True) as connection:
        list(add(connection, LIBRARY))
        yield connection


def places(hits):
    return [f"{hit.document.split('/')[2]} {hit.number}" for hit in hits]


FOUND = [
    pytest.param("harbours guards", {}, {"ECU 13", "ALB 7"}, id="all words"),
    pytest.param("harbour", {}, {"ECU 12", "ECU 13", "ALB 7"}, id="a stem"),
    pytest.param('"train judges"', {}, {"ALB 7"}, id="a phrase"),
    pytest.param(
        "ratify OR register", {}, {"ALB 8", "ECU 13"}, id="a choice, and a point"
    ),
    pytest.param("travellers -guards", {}, {"ECU 12"}, id="without"),
    pytest.param("rati*", {}, {"ALB 8"}, id="a beginning"),
    pytest.param("liberty", {}, {"ECU 12", "ECU 13"}, id="a heading"),
    pytest.param("拘留", {}, {"GC 1"}, id="Chinese"),
    pytest.param("者", {}, {"GC 1"}, id="the last sign of Chinese"),
    pytest.param("احتجاز", {}, {"GC 2"}, id="Arabic without its article"),
    pytest.param("задержанных", {}, {"GC 3"}, id="Russian"),
    pytest.param("travellers", {"state": "ALB"}, {"ALB 7"}, id="a State"),
    pytest.param("travellers", {"kind": "concern"}, {"ECU 12"}, id="a kind"),
    pytest.param(
        "委员会", {"kind": "general comment"}, {"GC 1"}, id="a kind of document"
    ),
    pytest.param("guards", {"article": "16"}, {"ECU 13"}, id="an article"),
    pytest.param("guards", {"theme": "training"}, {"ALB 7"}, id="a theme"),
    pytest.param("guards", {"cycle": "1-2"}, {"ALB 7"}, id="two cycles"),
    pytest.param("guards", {"cycle": "2"}, {"ALB 7", "ECU 13"}, id="one cycle of two"),
    pytest.param("guards", {"body": "CMW"}, {"ALB 7", "ECU 13"}, id="a body"),
    pytest.param("guards", {"body": "CRC"}, set(), id="another body"),
    pytest.param(
        "guards", {"state": "ECU", "theme": "training"}, set(), id="two filters"
    ),
    pytest.param("state", {"state": "ECU"}, set(), id="a filter is no word"),
]


@pytest.mark.parametrize(("query", "filters", "found"), FOUND)
def test_paragraphs_are_found_by_words_and_filters(library, query, filters, found):
    hits = search(library, query, filters=Filters(**filters))
    assert set(places(hits)) == found


def test_a_limit_keeps_the_likest(library):
    (hit,) = search(library, "guards judges OR harbours", limit=1)
    assert (hit.document, hit.number, hit.state) == ("CMW/C/ALB/CO/1-2", "7", "ALB")
    assert (hit.date, hit.kind) == ("2010-12-03", "recommendation")


def test_adding_again_changes_nothing(library):
    before = library.total_changes
    assert list(add(library, LIBRARY)) == [Added(each.symbol, 0) for each in LIBRARY]
    assert library.total_changes == before


def test_another_version_is_another_document(library):
    changed = document("CMW/C/ECU/CO/2", paragraph("12", "Travellers are free now."))
    assert list(add(library, [changed])) == [Added("CMW/C/ECU/CO/2", 1)]


def test_a_document_that_fails_leaves_nothing(library):
    broken = document(
        "CMW/C/EXA/CO/1", paragraph("1", "fine"), paragraph(object(), "broken")
    )
    with pytest.raises(sqlite3.Error):
        list(add(library, [broken]))
    assert search(library, "fine") == []


def test_like_recommendations_are_found_and_not_the_text_itself(library):
    text = paragraph_text(library, "CMW/C/ECU/CO/2", "13")
    hits = similar(library, text, filters=Filters(kind="recommendation"))
    assert places(hits)[0] == "ALB 7"
    assert "ECU 13" not in places(hits)


@pytest.mark.parametrize("text", ["", "unheard of words"])
def test_nothing_is_like_words_that_are_unknown(library, text):
    assert similar(library, text) == []


def test_an_empty_index_is_searched_in_vain(tmp_path):
    with open_index(tmp_path / "new.db", is_new_allowed=True) as connection:
        assert search(connection, "anything") == []
        assert similar(connection, "anything") == []


def test_a_paragraph_that_is_not_there_is_said_so(library):
    with pytest.raises(BadInputError, match="no paragraph 99"):
        paragraph_text(library, "CMW/C/ECU/CO/2", "99")


def test_an_index_stays_from_one_opening_to_the_next(tmp_path):
    path = tmp_path / "library.db"
    for _ in range(2):
        with open_index(path, is_new_allowed=True) as connection:
            list(add(connection, LIBRARY))
    with open_index(path) as connection:
        assert len(search(connection, "travellers")) == 3


def test_no_index_and_no_index_file_are_told_apart(tmp_path):
    with pytest.raises(BadInputError, match="no index at"), open_index(tmp_path / "no"):
        pass
    text = tmp_path / "text.db"
    text.write_text("This is a text and no index at all, long enough to be read. " * 9)
    with pytest.raises(BadInputError, match="no index of documents"), open_index(text):
        pass
    other = tmp_path / "other.db"
    with sqlite3.connect(other) as connection:
        connection.execute("CREATE TABLE a (b)")
    connection.close()
    with pytest.raises(BadInputError, match="no index of documents"), open_index(other):
        pass


def test_an_index_in_a_place_that_is_not_there_is_refused(tmp_path):
    path = tmp_path / "nowhere" / "library.db"
    with (
        pytest.raises(OutputError, match="cannot be used"),
        open_index(path, is_new_allowed=True),
    ):
        pass
