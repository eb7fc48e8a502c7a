"""Make a page of HTML into an accessible PDF: tagged, titled, and in one language."""

from weasyprint import HTML
from weasyprint.urls import FatalURLFetchingError, URLFetcher

from habeas.law.errors import HabeasError

# The standard of accessible PDF that is made: PDF/UA-1.
_VARIANT = "pdf/ua-1"


class OutsideError(HabeasError):
    """A document asks for something from outside itself."""


class _Nothing(URLFetcher):  # type: ignore[misc]  # the library has no types
    """Fetch nothing from anywhere, and end the printing of whatever asks for it."""

    def fetch(self, url: str, headers: object = None) -> object:
        """Refuse what is asked for."""
        del headers
        raise FatalURLFetchingError(url)


def pdf(html: str) -> bytes:
    """Print a page; its `lang` and `title` become those of the document.

    One document speaks one language: its parts cannot say another one. Full fonts of
    the system are taken. Raises OutsideError where the page asks for anything else.
    """
    try:
        page = HTML(string=html, url_fetcher=_Nothing())
        made: bytes = page.write_pdf(pdf_variant=_VARIANT, pdf_tags=True)
    except FatalURLFetchingError as asked:
        raise OutsideError(
            f"a document to be printed asks for {str(asked)!r}, and it may ask for "
            "nothing: put it into the page itself"
        ) from asked
    return made
