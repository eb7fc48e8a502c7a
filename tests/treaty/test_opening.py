import zipfile
from io import BytesIO

import pytest
from reportlab.pdfgen.canvas import Canvas

from habeas.law.errors import BadInputError
from habeas.treaty.opening import MOST_TEXT, open_document


def pdf():
    out = BytesIO()
    canvas = Canvas(out)
    canvas.drawString(80, 500, "A fictional report")
    canvas.save()
    return out.getvalue()


def zipped(**files):
    out = BytesIO()
    with zipfile.ZipFile(out, "w") as archive:
        for name, text in files.items():
            archive.writestr(name, text)
    return out.getvalue()


FORMS = [
    pytest.param(b"1. Text.", "txt", id="text"),
    pytest.param("1. Text.".encode("utf-16"), "txt", id="text in UTF-16"),
    pytest.param(b"\xef\xbb\xbf1. Text.", "txt", id="a mark before"),
    pytest.param(b"MZ and BM open this text.", "txt", id="text like a program"),
    pytest.param(b"<p>" + b"A report. " * 20, "html", id="a piece of HTML"),
    pytest.param(b"a < b, and <p> is a tag", "txt", id="text about HTML"),
    pytest.param(pdf(), "pdf", id="PDF"),
]


@pytest.mark.parametrize(("data", "form"), FORMS)
@pytest.mark.parametrize("name", ["x.txt", "x.docx", "x.pdf", "x"])
def test_the_form_is_told_by_the_content(data, form, name):
    assert open_document(data, name=name).form == form


def test_word_is_told_by_its_content(word):
    data = word("<w:p><w:r><w:t>text</w:t></w:r></w:p>")
    assert open_document(data, name="x.pdf").form == "docx"


def test_a_mark_before_a_text_is_not_read():
    assert open_document(b"\xef\xbb\xbftext", name="x").text == "text"


OLE = b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1" + b"\0" * 600
BAD = [
    pytest.param(b"", "is empty", id="nothing"),
    pytest.param(b" \r\n\t", "is empty", id="spaces"),
    pytest.param(OLE, "Word 97-2003", id="an old Word file"),
    pytest.param(
        OLE + "EncryptedPackage".encode("utf-16-le"),
        "password",
        id="a locked Word file",
    ),
    pytest.param(b"{\\rtf1 text}", "RTF", id="RTF"),
    pytest.param(b"\x89PNG\r\n\x1a\n\x00", "picture", id="a picture"),
    pytest.param(b"\x1f\x8b\x08\x00", "compressed", id="gzip"),
    pytest.param(b"\x7fELF\x00\xff", "a program", id="a program"),
    pytest.param(
        "Rédigé à Genève".encode("cp1252"), "no text in UTF-8", id="Latin text"
    ),
    pytest.param(b"<?xml version='1.0'?><a>text</a>", "an XML file", id="XML"),
    pytest.param(b"MIME-Version: 1.0\r\n", "web archive", id="a web archive"),
    pytest.param(b"a\x00b\x01c", "no text in UTF-8", id="bytes"),
    pytest.param(b"PK\x03\x04" + b"x" * 80, "damaged", id="no zip"),
    pytest.param(zipped(note="text"), "no Word document", id="another zip"),
    pytest.param(b"a" * (MOST_TEXT + 1), "larger than 32 MiB", id="too long a text"),
]


@pytest.mark.parametrize(("data", "said"), BAD)
def test_what_cannot_be_read_is_refused_in_one_sentence(data, said):
    with pytest.raises(BadInputError, match=said) as refused:
        open_document(data, name="report.docx")
    message = str(refused.value)
    assert message.startswith("report.docx")
    assert "\n" not in message


def test_a_zip_within_whose_parts_are_locked_is_refused(word):
    data = bytearray(word("<w:p/>"))
    # Set the bit that says "encrypted" in every entry, here and in the directory.
    for mark, shift in ((b"PK\x03\x04", 6), (b"PK\x01\x02", 8)):
        at = data.find(mark)
        while at >= 0:
            data[at + shift] |= 1
            at = data.find(mark, at + 1)
    with pytest.raises(BadInputError, match="password"):
        open_document(bytes(data), name="x.docx")
