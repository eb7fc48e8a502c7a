"""Every language that is offered has a whole catalogue, compiled as it stands."""

import ast
import gettext
import re
from pathlib import Path

import pytest
from babel.messages.pofile import read_po
from django.conf import settings
from django.utils.translation.template import templatize

WEB = Path(__file__).parents[3] / "src/habeas/web"
LANGUAGES = [code for code, _name in settings.LANGUAGES if code != "en"]
PLACE = re.compile(r"%\(\w+\)s|\{\w*\}|%[sd]")
IN_TEMPLATE = re.compile(
    r"""\bn?gettext\(u?('(?:[^'\\]|\\.)*'|"(?:[^"\\]|\\.)*")""", re.DOTALL
)
MARKS = {"gettext", "gettext_lazy", "gettext_noop", "ngettext", "_", "pgettext"}
# Words are gathered by hand, so that a few may be newer than the catalogues.
NEWER = 0.03


def catalogue(language):
    path = WEB / "locale" / language / "LC_MESSAGES/django.po"
    with path.open("rb") as file:
        return read_po(file)


def texts(said):
    return said if isinstance(said, tuple) else (said,)


def marked_in(source):
    """Give the words that a module, or a template made into one, marks."""
    for node in ast.walk(ast.parse(source)):
        if isinstance(node, ast.Call) and node.args:
            name = getattr(node.func, "id", getattr(node.func, "attr", ""))
            first = node.args[1 if name == "pgettext" else 0]
            if name in MARKS and isinstance(first, ast.Constant):
                yield first.value


def marked():
    for module in WEB.rglob("*.py"):
        yield from marked_in(module.read_text(encoding="utf-8"))
    for template in WEB.rglob("*.html"):
        source = templatize(template.read_text(encoding="utf-8"))
        for literal in IN_TEMPLATE.findall(source):
            yield ast.literal_eval(literal)


@pytest.mark.parametrize("language", LANGUAGES)
def test_every_message_is_translated_with_its_places(language):
    lacking = [
        message.id
        for message in catalogue(language)
        if message.id
        and (
            message.fuzzy
            or not all(texts(message.string))
            or not all(
                set(PLACE.findall(text)) <= set(PLACE.findall(texts(message.id)[-1]))
                for text in texts(message.string)
            )
        )
    ]
    assert lacking == []


@pytest.mark.parametrize("language", LANGUAGES)
def test_the_compiled_catalogue_is_the_one_that_is_read(language):
    compiled = gettext.translation("django", WEB / "locale", [language])._catalog  # noqa: SLF001 - what it says
    written = {}
    for message in catalogue(language):
        if message.id and isinstance(message.id, tuple):
            for form, text in enumerate(message.string):
                written[message.id[0], form] = text
        elif message.id:
            # A word that is told apart by where it stands is kept under both.
            context = f"{message.context}\x04" if message.context else ""
            written[context + message.id] = message.string
    compiled.pop("", None)
    assert compiled == written


@pytest.mark.parametrize("language", LANGUAGES)
def test_the_words_of_the_pages_are_in_the_catalogue(language):
    known = {texts(message.id)[0] for message in catalogue(language)}
    words = set(marked())
    assert words
    newer = sorted(words - known)
    assert len(newer) <= NEWER * len(words), newer
