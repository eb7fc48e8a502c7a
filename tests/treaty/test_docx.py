import zipfile
from datetime import UTC, datetime
from io import BytesIO

import docx
import pytest

from habeas.law.errors import BadInputError
from habeas.treaty.container import Note, Revision
from habeas.treaty.docx import read_docx
from habeas.treaty.reading import read_document

WHEN = 'w:author="A. Reviewer" w:date="2020-09-30T12:00:00Z"'
DATE = datetime(2020, 9, 30, 12, tzinfo=UTC)
NUMBERING = (
    '<w:abstractNum w:abstractNumId="0"><w:lvl w:ilvl="0"><w:start w:val="1"/>'
    '<w:numFmt w:val="decimal"/><w:lvlText w:val="%1."/></w:lvl>'
    '<w:lvl w:ilvl="1"><w:start w:val="1"/><w:numFmt w:val="lowerLetter"/>'
    '<w:pStyle w:val="Point"/><w:lvlText w:val="(%2)"/></w:lvl></w:abstractNum>'
    '<w:abstractNum w:abstractNumId="1"><w:numStyleLink w:val="Linked"/>'
    "</w:abstractNum>"
    '<w:num w:numId="1"><w:abstractNumId w:val="0"/></w:num>'
    '<w:num w:numId="2"><w:abstractNumId w:val="0"/><w:lvlOverride w:ilvl="0">'
    '<w:startOverride w:val="7"/></w:lvlOverride></w:num>'
    '<w:num w:numId="3"><w:abstractNumId w:val="1"/></w:num>'
)
STYLES = (
    '<w:style w:type="paragraph" w:default="1" w:styleId="Normal">'
    '<w:name w:val="Normal"/></w:style>'
    '<w:style w:type="paragraph" w:styleId="H1"><w:name w:val="heading 1"/>'
    '<w:pPr><w:outlineLvl w:val="0"/></w:pPr></w:style>'
    '<w:style w:type="paragraph" w:styleId="H1b"><w:name w:val="UN heading"/>'
    '<w:basedOn w:val="H1"/></w:style>'
    '<w:style w:type="paragraph" w:styleId="Para"><w:name w:val="Single"/>'
    '<w:pPr><w:numPr><w:numId w:val="1"/></w:numPr></w:pPr></w:style>'
    '<w:style w:type="paragraph" w:styleId="Point"><w:name w:val="Point"/>'
    '<w:basedOn w:val="Para"/></w:style>'
    '<w:style w:type="paragraph" w:styleId="Loop"><w:name w:val="Loop"/>'
    '<w:basedOn w:val="Loop"/></w:style>'
    '<w:style w:type="numbering" w:styleId="Linked"><w:name w:val="Linked"/>'
    '<w:pPr><w:numPr><w:numId w:val="1"/></w:numPr></w:pPr></w:style>'
)


def run(text):
    return f'<w:r><w:t xml:space="preserve">{text}</w:t></w:r>'


def paragraph(content, properties=""):
    content = content if content.startswith("<") or not content else run(content)
    return f"<w:p><w:pPr>{properties}</w:pPr>{content}</w:p>"


def styled(style, content="text"):
    return paragraph(content, f'<w:pStyle w:val="{style}"/>')


def numbered(list_id, level=0, content="text"):
    return paragraph(
        content,
        f'<w:numPr><w:ilvl w:val="{level}"/><w:numId w:val="{list_id}"/></w:numPr>',
    )


def struck(text):
    return f"<w:del {WHEN}><w:r><w:delText>{text}</w:delText></w:r></w:del>"


def field(code, result):
    return (
        '<w:r><w:fldChar w:fldCharType="begin"/></w:r>'
        f"<w:r><w:instrText>{code}</w:instrText></w:r>"
        f'<w:r><w:fldChar w:fldCharType="separate"/></w:r>{result}'
        '<w:r><w:fldChar w:fldCharType="end"/></w:r>'
    )


def table(*rows):
    return "<w:tbl><w:tblPr/><w:tblGrid/>" + "".join(rows) + "</w:tbl>"


def row(*cells, properties=""):
    return f"<w:tr>{properties}{''.join(cells)}</w:tr>"


def cell(content, properties=""):
    return f"<w:tc><w:tcPr>{properties}</w:tcPr>{content}</w:tc>"


TEXTS = [
    pytest.param(run("one") + run(" two"), "one two", id="runs"),
    pytest.param("<w:r><w:t> a \n</w:t></w:r>", "a", id="space that is not kept"),
    pytest.param("<w:r><w:t>a</w:t><w:tab/><w:t>b</w:t></w:r>", "a\tb", id="a tab"),
    pytest.param(
        "<w:r><w:t>co</w:t><w:softHyphen/><w:t>op</w:t></w:r>", "coop", id="soft hyphen"
    ),
    pytest.param(run("co\u00adop"), "coop", id="soft hyphen as a character"),
    pytest.param(
        "<w:r><w:t>A</w:t><w:noBreakHyphen/><w:t>1</w:t></w:r>",
        "A\u20111",
        id="non-breaking hyphen",
    ),
    pytest.param('<w:r><w:sym w:font="Symbol" w:char="F0B7"/></w:r>', "·", id="symbol"),
    pytest.param(f"<w:hyperlink>{run('link')}</w:hyperlink>", "link", id="a link"),
    pytest.param(
        f'<w:smartTag w:element="x">{run("tag")}</w:smartTag>', "tag", id="a smart tag"
    ),
    pytest.param(
        "<w:sdt><w:sdtPr><w:alias w:val='no'/></w:sdtPr><w:sdtContent>"
        f"{run('control')}</w:sdtContent></w:sdt>",
        "control",
        id="a content control",
    ),
    pytest.param(field("PAGE", run("7")), "7", id="a field shows its result"),
    pytest.param(
        field(
            "IF </w:instrText></w:r>" + field("PAGE", run("9")) + "<w:r><w:instrText>",
            run("yes"),
        ),
        "yes",
        id="a field within a field's code",
    ),
    pytest.param(
        f'<w:fldSimple w:instr="DATE">{run("today")}</w:fldSimple>',
        "today",
        id="a simple field",
    ),
    pytest.param(
        '<w:r><w:fldChar w:fldCharType="begin"/></w:r>', "", id="a field never ended"
    ),
    pytest.param(
        f"<w:r><w:ruby><w:rt>{run('reading')}</w:rt><w:rubyBase>{run('字')}"
        "</w:rubyBase></w:ruby></w:r>",
        "字",
        id="ruby",
    ),
    pytest.param(
        f"<w:ins {WHEN}>{run('in')}</w:ins>{struck('out')}{run(' it')}",
        "in it",
        id="changes accepted",
    ),
]


@pytest.mark.parametrize(("content", "text"), TEXTS)
def test_a_paragraph_is_read_as_word_shows_it(word, content, text):
    read = read_docx(word(f"<w:p>{content}</w:p><w:p>{run('next')}</w:p>"))
    assert [line.text for line in read.lines] == [text, "next"]


def test_labels_come_from_the_paragraph_or_its_style(word):
    body = (
        styled("Para")
        + styled("Point")
        + numbered(1)
        + paragraph("", '<w:pStyle w:val="Para"/>')
        + paragraph(
            "none", '<w:pStyle w:val="Para"/><w:numPr><w:numId w:val="0"/></w:numPr>'
        )
        + numbered(3)
        + numbered(2)
        + numbered(1, 1)
        + table(row(cell(numbered(1)), cell(styled("Normal"))))
        + numbered(1)
        + styled("Loop")
    )
    read = read_docx(word(body, numbering=NUMBERING, styles=STYLES))
    labels = [line.label for line in read.lines]
    expected = ["1.", "(a)", "2.", "3.", "", "4.", "7.", "(a)", "8.", "", "9.", ""]
    assert labels == expected


def test_headings_have_their_level(word):
    body = (
        styled("H1b")
        + paragraph("x", '<w:pStyle w:val="H1"/><w:outlineLvl w:val="9"/>')
        + paragraph("y", '<w:outlineLvl w:val="2"/>')
        + paragraph("z")
    )
    read = read_docx(word(body, styles=STYLES))
    assert [(line.style, line.level) for line in read.lines] == [
        ("UN heading", 1),
        ("heading 1", None),
        ("Normal", 3),
        ("Normal", None),
    ]


def test_a_break_ends_a_line_and_the_label_stays_with_the_first(word):
    content = (
        run("one")
        + "<w:r><w:br/></w:r>"
        + run("two")
        + '<w:r><w:br w:type="page"/></w:r>'
        + run("three")
    )
    read = read_docx(word(numbered(1, 0, content), numbering=NUMBERING))
    assert read.text == "1.\tone\vtwo\fthree\n"
    assert [line.page for line in read.lines] == [1, 1, 2]


def test_cells_know_their_place(word):
    body = (
        paragraph("before")
        + table(
            row(cell(paragraph("a")), cell(paragraph("b") + paragraph("c"))),
            row(cell(paragraph("d"), '<w:gridSpan w:val="2"/>'), cell(paragraph("e"))),
            row(cell(paragraph("f"), '<w:vMerge w:val="restart"/>')),
            row(cell(paragraph("g"), "<w:vMerge/>"), cell(paragraph("h"))),
        )
        + paragraph("between")
        + table(row(cell(table(row(cell(paragraph("deep")))) + paragraph("out"))))
    )
    read = read_docx(word(body))
    assert {line.text: line.cell for line in read.lines} == {
        "before": None,
        "a": (0, 0, 0),
        "b": (0, 0, 1),
        "c": (0, 0, 1),
        "d": (0, 1, 0),
        "e": (0, 1, 2),
        "f": (0, 2, 0),
        "h": (0, 3, 1),
        "between": None,
        "deep": (2, 0, 0),
        "out": (1, 0, 0),
    }


def test_changes_are_recorded_with_their_place(word):
    body = paragraph(
        run("States ")
        + f"<w:ins {WHEN}>{run('must')}{struck('x')}</w:ins>"
        + struck("should")
        + run(" act")
        + f"<w:moveFrom {WHEN}>{run('moved')}</w:moveFrom>"
    ) + paragraph(f"<w:moveTo {WHEN}>{run('moved')}</w:moveTo>")
    read = read_docx(word(body))
    assert [line.text for line in read.lines] == ["States must act", "moved"]
    assert list(read.revisions) == [
        Revision("insertion", "A. Reviewer", DATE, "must", (0, 7)),
        Revision("deletion", "A. Reviewer", DATE, "x", (0, 11)),
        Revision("deletion", "A. Reviewer", DATE, "should", (0, 11)),
        Revision("deletion", "A. Reviewer", DATE, "moved", (0, 15)),
        Revision("insertion", "A. Reviewer", DATE, "moved", (1, 0)),
    ]


def test_a_struck_out_paragraph_leaves_no_line_and_no_number(word):
    gone = f"<w:rPr><w:del {WHEN}/></w:rPr>"
    number = '<w:numPr><w:ilvl w:val="0"/><w:numId w:val="1"/></w:numPr>'
    body = (
        numbered(1, 0, "one")
        + paragraph(struck("gone"), number + gone)
        + numbered(1, 0, "two")
        + paragraph(run("three "), number + gone)
        + paragraph("and four")
        + table(
            row(
                cell(paragraph(struck("cell"))),
                properties=f"<w:trPr><w:del {WHEN}/></w:trPr>",
            )
        )
        + numbered(1, 0, "five")
    )
    read = read_docx(word(body, numbering=NUMBERING))
    assert [line.shown for line in read.lines] == [
        "1.\tone",
        "2.\ttwo",
        "3.\tthree and four",
        "4.\tfive",
    ]


def test_comments_keep_author_date_and_anchor(word):
    def marks(mark, content):
        return (
            f'<w:commentRangeStart w:id="{mark}"/>{content}'
            f'<w:commentRangeEnd w:id="{mark}"/>'
            f'<w:r><w:commentReference w:id="{mark}"/></w:r>'
        )

    body = (
        paragraph(run("States ") + marks(1, run("must")) + run(" act"))
        + paragraph(run("one ") + '<w:commentRangeStart w:id="2"/>' + run("two"))
        + paragraph("three")
        + paragraph(run("four") + '<w:commentRangeEnd w:id="2"/>' + run(" five"))
        + '<w:commentRangeStart w:id="3"/>'
        + paragraph("whole")
        + '<w:commentRangeEnd w:id="3"/>'
        + paragraph(run("here") + '<w:r><w:commentReference w:id="4"/></w:r>')
    )
    comments = "".join(
        f'<w:comment w:id="{mark}" {WHEN}><w:p>{run(f"first {mark}")}</w:p>'
        f"<w:p>{run('second')}</w:p></w:comment>"
        for mark in range(1, 6)
    )
    read = read_docx(word(body, comments=comments))
    assert [(each.text[6], each.start, each.end) for each in read.comments] == [
        ("5", (0, 0), (0, 0)),
        ("1", (0, 7), (0, 11)),
        ("2", (1, 4), (3, 4)),
        ("3", (4, 0), (5, 0)),
        ("4", (5, 4), (5, 4)),
    ]
    assert {(each.author, each.date) for each in read.comments} == {
        ("A. Reviewer", DATE)
    }
    assert read.comments[1].text == "first 1\nsecond"


def test_notes_are_numbered_as_they_come(word):
    def note(kind, mark, custom=""):
        return f'<w:r><w:{kind}Reference w:id="{mark}" {custom}/></w:r>'

    body = paragraph(
        run("a")
        + note("footnote", 5)
        + run("b")
        + note("endnote", 1)
        + note("footnote", 3)
        + note("footnote", 4, 'w:customMarkFollows="1"')
    )
    notes = '<w:footnote w:type="separator" w:id="0"><w:p/></w:footnote>' + "".join(
        f'<w:footnote w:id="{mark}"><w:p><w:r><w:footnoteRef/></w:r>'
        f"{run(f' note {mark}')}</w:p></w:footnote>"
        for mark in (3, 4, 5)
    )
    ends = f'<w:endnote w:id="1"><w:p>{run("end")}</w:p></w:endnote>'
    read = read_docx(word(body, footnotes=notes, endnotes=ends))
    assert read.notes == (
        Note("1", "note 5", (0, 1)),
        Note("i", "end", (0, 2)),
        Note("2", "note 3", (0, 2)),
        Note("", "note 4", (0, 2)),
    )


def test_the_first_pages_header_is_read_and_the_others_are_put_aside(word):
    section = (
        '<w:sectPr><w:headerReference w:type="default" r:id="rheader1"/>'
        '<w:headerReference w:type="first" r:id="rheader2"/>'
        '<w:footerReference w:type="default" r:id="rfooter1"/><w:titlePg/></w:sectPr>'
    )
    hidden = "<w:r><w:rPr><w:vanish/></w:rPr><w:t>job number</w:t></w:r>"
    read = read_docx(
        word(
            paragraph(hidden + run("body")) + section,
            header1=paragraph("XYZ/C/1"),
            header2=paragraph("United Nations"),
            footer1=paragraph(field("PAGE", run("2"))),
        )
    )
    assert [line.text for line in read.lines] == ["United Nations", "body"]
    assert read.removed == ("job number", "XYZ/C/1", "2")


def test_a_text_box_is_read_once_after_its_paragraph(word):
    box = f"<w:txbxContent>{paragraph('boxed')}</w:txbxContent>"
    mc = 'xmlns:mc="http://schemas.openxmlformats.org/markup-compatibility/2006"'
    shape = (
        f"<w:r><mc:AlternateContent {mc}><mc:Choice Requires='wps'><w:drawing>{box}"
        f"</w:drawing></mc:Choice><mc:Fallback><w:pict>{box}</w:pict></mc:Fallback>"
        "</mc:AlternateContent></w:r>"
    )
    read = read_docx(word(paragraph(run("before ") + shape + run("after"))))
    assert [line.text for line in read.lines] == ["before after", "boxed"]


def test_a_file_of_another_writer_is_read():
    made, out = docx.Document(), BytesIO()
    made.add_heading("Means", level=1)
    first = made.add_paragraph("A first point", style="List Number")
    made.add_paragraph("A second point", style="List Number")
    made.add_comment(first.runs, text="Say more.", author="B. Reviewer", initials="BR")
    made.add_table(1, 2).cell(0, 1).text = "right"
    made.save(out)
    read = read_docx(out.getvalue())
    assert [(line.label, line.text, line.level) for line in read.lines] == [
        ("", "Means", 1),
        ("1.", "A first point", None),
        ("2.", "A second point", None),
        ("", "", None),
        ("", "right", None),
    ]
    (comment,) = read.comments
    assert (comment.author, comment.text) == ("B. Reviewer", "Say more.")
    assert (comment.start, comment.end) == ((1, 0), (1, 13))


def test_the_strict_form_is_read_too(word):
    data, out = word(paragraph("strict")), BytesIO()
    with zipfile.ZipFile(BytesIO(data)) as old, zipfile.ZipFile(out, "w") as new:
        for path in old.namelist():
            new.writestr(
                path,
                old.read(path).replace(
                    b"http://schemas.openxmlformats.org/wordprocessingml/2006/main",
                    b"http://purl.oclc.org/ooxml/wordprocessingml/main",
                ),
            )
    assert read_docx(out.getvalue()).lines[0].text == "strict"


def test_macros_are_named_and_left_alone(word):
    data = word(paragraph("text"), vbaProject="not a macro")
    assert read_docx(data).form == "docm"


BOMB = '<!DOCTYPE x [<!ENTITY a "aaaaaaaaaa"><!ENTITY b "&a;&a;&a;&a;">]>'
FETCH = '<!DOCTYPE x SYSTEM "file:///etc/hostname">'


@pytest.mark.parametrize(
    ("prolog", "said"),
    [
        pytest.param(BOMB, "document type", id="entities that swell"),
        pytest.param(FETCH, "document type", id="an outside document type"),
        pytest.param("<w:broken>", "not well formed", id="broken XML"),
    ],
)
def test_a_part_that_cannot_be_trusted_is_refused(word, prolog, said):
    with pytest.raises(BadInputError, match=said):
        read_docx(word(paragraph("x"), prolog=prolog))


def test_a_part_over_the_bound_is_refused_before_it_fills_the_memory(word):
    data = word(paragraph(" " * (65 * 2**20)))
    assert len(data) < 2**20
    with pytest.raises(BadInputError, match="zip bomb"):
        read_docx(data, name="bomb.docx")


def test_another_office_file_is_refused(word):
    main = "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet.main+xml"
    with pytest.raises(BadInputError, match="no Word document"):
        read_docx(word("", main=main))


@pytest.mark.parametrize("kept", [0.3, 0.9, 0.99])
def test_a_file_cut_short_is_refused(word, kept):
    data = word(paragraph("text"))
    with pytest.raises(BadInputError, match="damaged or cut short"):
        read_docx(data[: int(len(data) * kept)])


def test_what_is_read_of_word_becomes_a_document(word):
    body = (
        styled("H1", "I. Means")
        + numbered(1, 0, "The fictional Committee recommends that guards be trained.")
        + numbered(
            1,
            0,
            '<w:commentRangeStart w:id="1"/>'
            + run("It also recommends that figures be published.")
            + '<w:commentRangeEnd w:id="1"/>',
        )
        + numbered(1, 1, "By age;")
        + numbered(1, 1, "By sex.")
    )
    comments = (
        f'<w:comment w:id="1" {WHEN}><w:p>{run("And by port?")}</w:p></w:comment>'
    )
    data = word(body, comments=comments, numbering=NUMBERING, styles=STYLES)
    document = read_document(read_docx(data), "made")
    first, second = document.paragraphs
    assert (first.number, second.number) == ("1", "2")
    assert [item.number for item in second.items] == ["a", "b"]
    (remark,) = second.remarks
    assert (remark.author, remark.text) == ("A. Reviewer", "And by port?")
    assert document.text[remark.start : remark.end] == second.text
