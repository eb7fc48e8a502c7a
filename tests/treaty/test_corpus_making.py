"""The made documents of the corpus are those of their scripts."""

import json
from pathlib import Path

import pytest
from tests.corpus.making.page import make_page
from tests.corpus.making.pdf import make_pdf
from tests.corpus.making.script import read_script
from tests.corpus.making.word import make_word

from habeas.treaty.opening import open_document

CORPUS = Path(__file__).parents[1] / "corpus"
SCRIPTS = sorted((CORPUS / "making" / "scripts").glob("*.txt"))
# The others are printed by programs that write their version and fonts into the file.
MAKERS = {"docx": make_word, "html": make_page, "reportlab": make_pdf}


@pytest.mark.parametrize("path", SCRIPTS, ids=lambda path: path.stem)
def test_the_gold_is_that_of_the_script(path):
    script = read_script(path.read_text("utf-8"))
    gold = CORPUS / f"{path.stem}.json"
    source = f"{path.stem}.{script.properties['form']}"
    assert json.loads(gold.read_text("utf-8")) == script.gold(source)


@pytest.mark.parametrize("path", SCRIPTS, ids=lambda path: path.stem)
def test_the_document_is_that_of_the_script(path):
    script = read_script(path.read_text("utf-8"))
    form = script.properties["form"]
    maker = MAKERS.get(script.properties.get("producer", form))
    source = CORPUS / f"{path.stem}.{form}"
    kept = open_document(source.read_bytes(), name=source.name)
    if maker is None:
        words = " ".join(kept.text.split())
        assert all(shown in words for shown in _openings(script))
    else:
        assert open_document(maker(script), name=source.name).text == kept.text


def _openings(script):
    """Give the first words of each heading, which no program breaks or hyphenates."""
    for block in script.blocks:
        if block.kind == "heading":
            yield block.text.split()[0]
