"""Documents as they came, as they were read, and as people corrected the reading."""

from habeas.web.library.models.document import Document, Original
from habeas.web.library.models.paragraph import Citation, Paragraph, Remark
from habeas.web.library.models.reading import Correctable, Correction

__all__ = [
    "Citation",
    "Correctable",
    "Correction",
    "Document",
    "Original",
    "Paragraph",
    "Remark",
]
