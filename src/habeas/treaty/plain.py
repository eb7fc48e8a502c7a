"""A plain text, cut into lines and nothing lost."""

import re
from collections.abc import Iterator

from habeas.treaty.container import Container, Line

# A form feed and the separators of Unicode end a line too; a form feed ends a page.
_LINE = re.compile(
    r"([^\r\n\f\v\u0085\u2028\u2029]*)(\r\n|[\r\n\f\v\u0085\u2028\u2029]|$)"
)


def read_plain(text: str, form: str = "txt") -> Container:
    r"""Cut a text into lines, each with the separator that followed it.

    Reads: any text, a byte order mark already taken off.
    Promises: the container's text is the text given.

    >>> read_plain("one\r\ntwo").lines[0]
    Line(text='one', label='', style='', level=None, cell=None, page=1, end='\r\n')
    """
    return Container(tuple(_lines(text)), form=form)


def _lines(text: str) -> Iterator[Line]:
    page = 1
    for match in _LINE.finditer(text):
        if match.end() == match.start():
            return
        yield Line(match[1], end=match[2], page=page)
        page += match[2] == "\f"
