import tracemalloc

import pytest
from hypothesis import given
from hypothesis import strategies as st

from habeas.law.errors import BadInputError
from habeas.treaty.html import read_html
from habeas.treaty.opening import open_document


def shown(body):
    return [line.shown for line in read_html(body.encode()).lines]


SEEN = [
    pytest.param("<p>one</p><p>two</p>", ["one", "two"], id="paragraphs"),
    pytest.param(
        "<p>a <b>bold</b>\n word</p>", ["a bold word"], id="inline and spaces"
    ),
    pytest.param("one<br>two", ["one", "two"], id="a line break"),
    pytest.param("<div>a<p>b</p>c</div>", ["a", "b", "c"], id="text around a block"),
    pytest.param("<p>x</p><script>y()</script><style>z</style>", ["x"], id="scripts"),
    pytest.param(
        '<p hidden>no</p><p style="DISPLAY: none">no</p>yes', ["yes"], id="hidden"
    ),
    pytest.param("<p>a&amp;b&nbsp;c&shy;d</p>", ["a&b\u00a0cd"], id="entities"),
    pytest.param("<pre>a  b</pre>", ["a  b"], id="kept spaces"),
    pytest.param("<ol><li>a<li>b</ol>", ["1.\ta", "2.\tb"], id="a list"),
    pytest.param(
        '<ol start="7" type="a"><li>a<li value="10">b<li>c</ol>',
        ["g.\ta", "j.\tb", "k.\tc"],
        id="a start, letters, a value",
    ),
    pytest.param("<ol reversed><li>a<li>b</ol>", ["2.\ta", "1.\tb"], id="backwards"),
    pytest.param(
        "<ol><li><p>a</p><p>b</p><ol type=i><li>c</ol><li>d</ol>",
        ["1.\ta", "b", "i.\tc", "2.\td"],
        id="a list in a list",
    ),
    pytest.param(
        '<ol style="list-style-type: upper-roman"><li>a</ol>', ["I.\ta"], id="by style"
    ),
    pytest.param("<ul><li>a</ul>", ["•\ta"], id="bullets"),
    pytest.param("<ul style='list-style:none'><li>a</ul>", ["a"], id="no bullets"),
]


@pytest.mark.parametrize(("body", "lines"), SEEN)
def test_a_page_is_read_as_it_is_seen(body, lines):
    assert shown(body) == lines


def test_navigation_is_put_aside():
    read = read_html(b"<nav><a>Home</a><a>About</a></nav><p>text</p><footer>F</footer>")
    assert [line.text for line in read.lines] == ["text"]
    assert read.removed == ("Home About", "F")


def test_headings_and_cells_have_their_place():
    read = read_html(
        b"<h2>Title</h2><table><tr><td rowspan=2>a<td colspan=2>b<tr><td>c<td>d</table>"
        b"<table><tr><td><table><tr><td>e</table>f</table>"
    )
    assert [(line.text, line.level, line.cell) for line in read.lines] == [
        ("Title", 2, None),
        ("a", None, (0, 0, 0)),
        ("b", None, (0, 0, 1)),
        ("c", None, (0, 1, 1)),
        ("d", None, (0, 1, 2)),
        ("e", None, (2, 0, 0)),
        ("f", None, (1, 0, 0)),
    ]


def test_the_encoding_is_the_one_declared():
    page = '<meta charset="windows-1251"><p>Доклад</p>'.encode("cp1251")
    assert read_html(page).lines[0].text == "Доклад"


@given(st.lists(st.text("ab c", min_size=1).filter(str.strip), max_size=8))
def test_every_paragraph_comes_out_once_in_order(texts):
    body = "".join(f"<p>{text}</p>" for text in texts) or "<p></p>"
    assert shown(body) == [" ".join(text.split()) for text in texts]


WORDS = "<p>" + "The body noted the report of the fictional State. " * 9 + "</p>"
GUISES = [
    pytest.param(
        f'<title>x</title>{WORDS}<input type="Password">', "sign-in page", id="sign-in"
    ),
    pytest.param(f"<title>404 Not Found</title>{WORDS}", "error page", id="an error"),
    pytest.param(
        f"<title>Attention Required!</title>{WORDS}", "error page", id="a gate"
    ),
    pytest.param(
        "<ul>" + "<li><a href=x>Report of the State</a> (pdf)" * 20 + "</ul>",
        "page of links",
        id="a list of documents",
    ),
    pytest.param(f"<h1>Страница не найдена</h1>{WORDS}", "error page", id="in Russian"),
    pytest.param(
        "<body><noscript>Please enable JavaScript to see this page.</noscript></body>",
        "scripts",
        id="an empty shell",
    ),
    pytest.param(
        "<html><body><img src=x></body></html>", "hardly a word", id="no text"
    ),
]


@pytest.mark.parametrize(("page", "said"), GUISES)
def test_a_page_that_only_looks_like_a_document_is_refused(page, said):
    with pytest.raises(BadInputError, match=said):
        open_document(f"<!doctype html>{page}".encode(), name="page.html")


def test_a_document_about_errors_is_read():
    page = f"<html><title>On a server error</title>{WORDS * 20}</html>"
    assert open_document(page.encode(), name="page.html").form == "html"


def test_cells_that_claim_to_reach_far_take_no_memory():
    cells = b"<td colspan=1000 rowspan=1000>x" * 3
    tracemalloc.start()
    read = read_html(b"<html><table><tr>" + cells + b"<tr><td>y</table>")
    peak = tracemalloc.get_traced_memory()[1]
    tracemalloc.stop()
    assert [line.cell for line in read.lines][-1] == (0, 1, 1000)
    assert peak < 10 * 2**20


@pytest.mark.parametrize("depth", [300, 100_000])
def test_an_endless_nest_is_refused_and_not_cut_off(depth):
    page = b"<html><p>text</p>" + b"<div>" * depth + b"deep"
    with pytest.raises(BadInputError, match="255 deep"):
        read_html(page)
