"""A file of any form opened by what it holds, whatever its name says."""

import re
from collections.abc import Mapping

from habeas.law.errors import BadInputError
from habeas.treaty.container import Container
from habeas.treaty.plain import read_plain

MOST_BYTES = 200 * 2**20
MOST_TEXT = 32 * 2**20
_HEAD = 4096
_HTML = re.compile(
    r"\s*(?:<\?xml[^>]*>\s*)?(?:<!--.*?-->\s*)*"
    r"<(?:!doctype\s+html|html|head|body|meta|title|div|p|h[1-6]|table|article|main|ol|ul)"
    r"\b",
    re.IGNORECASE | re.DOTALL,
)
_OLE = b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1"
_RTF = b"{\\rtf"
_MARKS = {
    b"\xff\xfe\x00\x00": "utf-32",
    b"\x00\x00\xfe\xff": "utf-32",
    b"\xff\xfe": "utf-16",
    b"\xfe\xff": "utf-16",
}
_RECOGNISE = "run it through text recognition (OCR) and give the text"
_UNPACK = "unpack it and give the document itself"
_MARKED_UP: Mapping[str, str] = {
    "<?xml": "an XML file",
    "<akomantoso": "an XML file",
    "mime-version:": "a web archive (MHTML)",
    "from: <saved by": "a web archive (MHTML)",
}
_REFUSED: Mapping[bytes, tuple[str, str]] = {
    b"\x89PNG": ("a picture (PNG)", _RECOGNISE),
    b"\xff\xd8\xff": ("a picture (JPEG)", _RECOGNISE),
    b"GIF8": ("a picture (GIF)", _RECOGNISE),
    b"II*\x00": ("a picture (TIFF)", _RECOGNISE),
    b"MM\x00*": ("a picture (TIFF)", _RECOGNISE),
    b"BM": ("a picture (BMP)", _RECOGNISE),
    b"\x1f\x8b": ("compressed (gzip)", _UNPACK),
    b"BZh": ("compressed (bzip2)", _UNPACK),
    b"\xfd7zXZ": ("compressed (xz)", _UNPACK),
    b"7z\xbc\xaf": ("compressed (7z)", _UNPACK),
    b"Rar!": ("compressed (rar)", _UNPACK),
    b"MZ": ("a program", "give the document itself"),
    b"\x7fELF": ("a program", "give the document itself"),
}


def open_document(data: bytes, *, name: str) -> Container:
    """Turn a file held in memory into lines, by its content and not its name.

    Reads: Word (docx, docm), PDF, HTML, and text in UTF-8, UTF-16 or UTF-32; at
    most 200 MiB, of text and HTML 32 MiB.
    Promises: nothing in the file is run or fetched.
    Raises BadInputError, in one sentence, for what cannot be read.
    """
    if len(data) > MOST_BYTES:
        raise _too_large(name, MOST_BYTES)
    if not data.strip(b"\x00 \t\r\n\xef\xbb\xbf"):
        raise BadInputError(f"{name} is empty; fetch it again")
    if data.startswith(b"PK"):
        from habeas.treaty.docx import read_docx  # noqa: PLC0415 - lxml takes a while

        return read_docx(data, name=name)
    if b"%PDF-" in data[:1024]:
        from habeas.treaty.pdf import read_pdf  # noqa: PLC0415 - the same of PDFium

        return read_pdf(data, name=name)
    if data.startswith((_OLE, _RTF)):
        raise _older_word(data, name)
    return _open_text(data, name)


def _open_text(data: bytes, name: str) -> Container:
    if len(data) > MOST_TEXT:
        raise _too_large(name, MOST_TEXT)
    text = _decoded(data)
    head = (text or data[:_HEAD].decode("latin-1"))[:_HEAD]
    if _HTML.match(head):
        from habeas.treaty.html import parse_html, read_html  # noqa: PLC0415 - lxml
        from habeas.treaty.html_guises import check_page  # noqa: PLC0415 - lxml

        page = data if text is None else text.encode()
        read = read_html(page, name=name)
        check_page(parse_html(page, name=name), read, name=name)
        return read
    if text is None:
        raise _no_text(data, name)
    for mark, what in _MARKED_UP.items():
        if head.lstrip().lower().startswith(mark):
            raise BadInputError(
                f"{name} is {what}, which is not read; give the docx, pdf or html"
            )
    return read_plain(text)


def _no_text(data: bytes, name: str) -> BadInputError:
    for mark, (what, remedy) in _REFUSED.items():
        if data.startswith(mark):
            return BadInputError(f"{name} is {what}, which is not read; {remedy}")
    return BadInputError(
        f"{name} is no text in UTF-8, nor a Word, PDF or HTML file; save it as docx, "
        "pdf, html, or txt in UTF-8"
    )


def _decoded(data: bytes) -> str | None:
    """Decode text; None where it is no text in an encoding that can be told."""
    mark = next((mark for mark in _MARKS if data.startswith(mark)), None)
    try:
        text = data.decode("utf-8-sig" if mark is None else _MARKS[mark])
    except UnicodeDecodeError:
        return None
    return None if "\x00" in text else text


def _older_word(data: bytes, name: str) -> BadInputError:
    if "EncryptedPackage".encode("utf-16-le") in data:
        return BadInputError(
            f"{name} is protected by a password; save it without one and give that"
        )
    what = "an RTF" if data.startswith(_RTF) else "a Word 97-2003"
    return BadInputError(
        f"{name} is {what} file, which is not read; open it in a word processor and "
        "save it as docx or pdf"
    )


def _too_large(name: str, most: int) -> BadInputError:
    return BadInputError(
        f"{name} is larger than {most >> 20} MiB, the most that is read; split it, or "
        "export its text"
    )
