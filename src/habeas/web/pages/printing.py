"""Make a page of HTML into an accessible PDF: tagged, titled, and in one language."""

from weasyprint import HTML

from habeas.law.errors import HabeasError

# The standard of accessible PDF that is made: PDF/UA-1.
_VARIANT = "pdf/ua-1"


class OutsideError(HabeasError):
    """A document asks for something from outside itself."""


def pdf(html: str) -> bytes:
    """Print a page; its `lang` and `title` become those of the document.

    One document speaks one language: its parts cannot say another one. Full fonts of
    the system are taken; nothing is fetched from anywhere.
    """
    made: bytes = HTML(string=html, url_fetcher=_refuse).write_pdf(
        pdf_variant=_VARIANT, pdf_tags=True
    )
    return made


def _refuse(url: str, *given: object, **options: object) -> dict[str, object]:
    del given, options
    raise OutsideError(
        f"a document to be printed asks for {url!r}, and it may ask for nothing: put "
        "it into the page itself"
    )
