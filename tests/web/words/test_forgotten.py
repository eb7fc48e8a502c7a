"""No template says a word that cannot be translated."""

import re
from pathlib import Path

import pytest

WEB = Path(__file__).parents[3] / "src/habeas/web"
# It is shown when nothing works, translation too, and says what it says twice.
BILINGUAL = {"500.html"}
TEMPLATES = sorted(t for t in WEB.rglob("*.html") if t.name not in BILINGUAL)
# What stands between these is for the template, the browser or the translator.
OUT = re.compile(
    r"\{% *blocktrans(?:late)?\b.*?\{% *endblocktrans(?:late)? *%\}"
    r"|\{% *comment\b.*?\{% *endcomment *%\}|\{#.*?#\}|\{\{.*?\}\}|\{%.*?%\}"
    r"|<!--.*?-->|<!doctype[^>]*>|<(script|style)\b.*?</\1>",
    re.DOTALL | re.IGNORECASE,
)
SAID = re.compile(
    r"""\b(?:alt|title|placeholder|aria-label|aria-description)=(["'])(.*?)\1"""
)
TAG = re.compile(r"<[^>]*>", re.DOTALL)
WORD = re.compile(r"[^\W\d_]{2,}")
# Names of forms of files and citations, the same in every language.
NAMES = {
    "CSV",
    "PDF",
    "DOCX",
    "Word",
    "JSON",
    "Parquet",
    "Habeas",
    "amp",
    "SHA",
    "GC",
    "ICMW",
    "iCalendar",
    # A part of an address in Akoma Ntoso.
    "main",
    "nbsp",
    "middot",
}


def forgotten(source):
    bare = OUT.sub(" ", source)
    said = " ".join(text for _quote, text in SAID.findall(bare))
    return [w for w in WORD.findall(TAG.sub(" ", bare) + " " + said) if w not in NAMES]


@pytest.mark.parametrize("template", TEMPLATES, ids=lambda t: str(t.relative_to(WEB)))
def test_every_word_of_a_template_is_marked(template):
    assert forgotten(template.read_text(encoding="utf-8")) == []


@pytest.mark.parametrize(
    ("source", "words"),
    [
        pytest.param("<p>Saved at</p>", ["Saved", "at"], id="plain words"),
        pytest.param('<img alt="A map">', ["map"], id="an alternative text"),
        pytest.param('{% translate "Saved" %}', [], id="marked"),
        pytest.param(
            "{% blocktranslate %}A {{ b }}{% endblocktranslate %}", [], id="block"
        ),
        pytest.param('<p class="govuk-body">{{ name }}</p>', [], id="data"),
        pytest.param("<script>let a = 1</script>", [], id="a script"),
    ],
)
def test_a_forgotten_word_is_found(source, words):
    assert forgotten(source) == words
