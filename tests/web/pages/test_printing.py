"""A page is printed as a tagged PDF, in its language, and asks for nothing outside."""

import re
import zlib

import pypdfium2
import pytest

from habeas.web.pages.printing import OutsideError, pdf

PAGE = """<html lang="{lang}" dir="{way}"><head><title>{title}</title></head>
<body><h1>{title}</h1><table><tr><th scope="row">{title}</th><td>1</td></tr></table>
</body></html>"""


@pytest.mark.parametrize(
    ("lang", "way", "title"),
    [
        pytest.param("en", "ltr", "Your rights", id="English"),
        pytest.param("ar", "rtl", "حقوقك", id="Arabic"),
        pytest.param("am", "ltr", "መብቶችዎ", id="Amharic"),
    ],
)
def test_it_is_tagged_titled_and_in_one_language(lang, way, title):
    made = pdf(PAGE.format(lang=lang, way=way, title=title))
    read = pypdfium2.PdfDocument(made)
    assert read.is_tagged()
    assert read.get_metadata_value("Title") == title
    assert f"/Lang ({lang})".encode() in unpacked(made)
    read.close()


@pytest.mark.parametrize(
    ("asked", "named"),
    [
        pytest.param(
            '<img alt="" src="https://example.org/a.png">', "example.org", id="picture"
        ),
        pytest.param(
            '<link rel="stylesheet" href="file:///etc/passwd">', "passwd", id="file"
        ),
    ],
)
def test_nothing_outside_gets_in(asked, named):
    with pytest.raises(OutsideError, match=named):
        pdf(f"<html lang='en'><title>x</title><body>{asked}<p>Text</p></body></html>")


def unpacked(made):
    """Give a PDF with what it packs unpacked."""
    packed = re.findall(rb"stream\r?\n(.*?)\r?\nendstream", made, re.DOTALL)
    return made + b"".join(zlib.decompressobj().decompress(each) for each in packed)
