"""Pages: the library, a document, its comparison, and what is added or corrected."""

from habeas.web.library.views.changing import add_documents, correct_paragraph
from habeas.web.library.views.reading import (
    align,
    compare,
    document,
    export,
    library,
    original,
    paragraph,
    symbol,
)

__all__ = [
    "add_documents",
    "align",
    "compare",
    "correct_paragraph",
    "document",
    "export",
    "library",
    "original",
    "paragraph",
    "symbol",
]
