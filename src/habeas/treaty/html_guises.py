"""Web pages that only look like documents: sign-in pages, errors, empty shells."""

import re

from lxml import html

from habeas.law.errors import BadInputError
from habeas.treaty.container import Container

_FEWEST_LETTERS = 40
# An error page is short; a document may well have "error" in its title.
_SHORT = 3000
_MOSTLY = 0.6
_ERROR = re.compile(
    r"\b(?:40[0-9]|41[0-9]|429|50[0-4])\b|not found|access denied|forbidden|"
    r"(?:temporarily|service) unavailable|server error|just a moment|security check|"
    r"are you (?:a )?(?:human|robot)|attention required|been blocked|captcha|"
    r"(?:checking|verify(?:ing)?) (?:that )?your? |page introuvable|acc[eè]s refus[eé]|"
    r"no (?:se )?encontrad[ao]|acceso denegado|не найден|доступ запрещ|"
    r"غير موجود|الصفحة غير|未找到|找不到|禁止访问",
    re.IGNORECASE,
)
_SCRIPTED = re.compile(
    r"(?:enable|activate|activer|activar|включите|启用)\s*java\s*script|"
    r"java\s*script (?:is )?(?:required|disabled)",
    re.IGNORECASE,
)


def check_page(root: html.HtmlElement, read: Container, *, name: str) -> None:
    """Refuse a page that is no document, saying what it seems to be.

    `read` is what was read of it. Raises BadInputError for a sign-in page, an
    error page, a page written by scripts, and one with hardly a word.
    """
    text = read.text
    letters = sum(sign.isalpha() for sign in text)
    if letters < _SHORT:
        if root.xpath("//input[translate(@type, 'PASWORD', 'pasword') = 'password']"):
            raise _refused(name, "a sign-in page")
        if _ERROR.search(_title(root, read)):
            raise _refused(name, "an error page")
        if _SCRIPTED.search("".join(root.itertext())) and letters < _SHORT / 2:
            raise _refused(name, "a page that scripts would have to write")
    if _in_links(root) > _MOSTLY * letters:
        raise _refused(name, "a page of links")
    if letters < _FEWEST_LETTERS:
        raise _refused(name, "an HTML page with hardly a word")


def _in_links(root: html.HtmlElement) -> int:
    """Count the letters that stand in links, menus put aside."""
    shown = root.xpath("//a[@href][not(ancestor::nav)][not(ancestor::footer)]")
    return sum(sign.isalpha() for link in shown for sign in link.text_content())


def _title(root: html.HtmlElement, read: Container) -> str:
    title = root.findtext(".//title") or ""
    first = [line.text for line in read.lines if line.level == 1] or [
        line.text for line in read.lines[:1]
    ]
    return f"{title}\n{first[0] if first else ''}"


def _refused(name: str, what: str) -> BadInputError:
    return BadInputError(
        f"{name} is {what}, not a document; open its address in a browser and save "
        "the document itself"
    )
