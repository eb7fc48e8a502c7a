"""How well documents are read, measured against gold: precision and recall.

Gold is JSON beside the document's text: what a careful reader finds in it.
"""

import json
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass
from typing import TypeAlias

from habeas.law.errors import BadInputError
from habeas.treaty.document import Document, Item, Paragraph, ReferenceKind
from habeas.treaty.rows import citations

MEASURES = ("boundaries", "kinds", "pairs", "references", "reiterations")
_MEASURED = tuple(kind for kind in ReferenceKind if kind is not ReferenceKind.PARAGRAPH)
_SHOWN = 60

# A fact found or expected, comparable as it is: ("XVA", "12", "recommendation").
Fact: TypeAlias = tuple[str, ...]


@dataclass(frozen=True, slots=True)
class Score:
    """Counts of one measure, of one document or of several together.

    >>> Score(found=4, expected=5, right=4).recall
    0.8
    """

    found: int = 0
    expected: int = 0
    right: int = 0

    @property
    def precision(self) -> float:
        """The part of what was found that is right; 1 when nothing was found."""
        return self.right / self.found if self.found else 1.0

    @property
    def recall(self) -> float:
        """The part of what was expected that was found; 1 when nothing was."""
        return self.right / self.expected if self.expected else 1.0

    def __add__(self, other: "Score") -> "Score":
        return Score(
            self.found + other.found,
            self.expected + other.expected,
            self.right + other.right,
        )


@dataclass(frozen=True, slots=True)
class Outcome:
    """The scores of one document, and the facts missed or wrongly found."""

    scores: Mapping[str, Score]
    missed: tuple[tuple[str, Fact], ...]
    wrong: tuple[tuple[str, Fact], ...]


@dataclass(frozen=True, slots=True)
class Gold:
    """What is expected of one document; `source` is its file's name."""

    source: str
    language: str
    genre: str
    facts: Mapping[str, frozenset[Fact]]


def read_gold(text: str, name: str) -> Gold:
    """Read a gold file; raises BadInputError when it is not one.

    Reads: the text of a JSON file. Promises: facts of every measure.
    """
    try:
        data = json.loads(text)
        paragraphs = data["paragraphs"]
        return Gold(
            source=data["source"],
            language=data["language"],
            genre=data["kind"],
            facts={
                "boundaries": frozenset(_gold_boundaries(paragraphs)),
                "kinds": frozenset(_gold_kinds(paragraphs)),
                "pairs": frozenset(_gold_pairs(paragraphs)),
                "references": frozenset(_gold_references(data["references"])),
                "reiterations": frozenset(_gold_reiterations(paragraphs)),
            },
        )
    except (ValueError, KeyError, TypeError) as error:
        raise BadInputError(
            f"{name} is not a gold file: {error}; docs/documents.md shows its fields"
        ) from None


def _gold_boundaries(paragraphs: Iterable[Mapping[str, str]]) -> Iterator[Fact]:
    for each in paragraphs:
        yield (_unit(each["state"]), each["number"] or "", *_ends(each["text"]))


def _gold_kinds(paragraphs: Iterable[Mapping[str, str]]) -> Iterator[Fact]:
    for each in paragraphs:
        if each["kind"]:
            yield (_unit(each["state"]), _ends(each["text"])[0], each["kind"])


def _gold_pairs(paragraphs: Iterable[Mapping[str, str]]) -> Iterator[Fact]:
    for each in paragraphs:
        for number in each["answers"]:
            yield (_unit(each["state"]), _ends(each["text"])[0], number)


def _gold_reiterations(paragraphs: Iterable[Mapping[str, str]]) -> Iterator[Fact]:
    for each in paragraphs:
        for cited in each["reiterates"]:
            yield (_unit(each["state"]), _ends(each["text"])[0], cited)


def _gold_references(references: Iterable[Mapping[str, str]]) -> Iterator[Fact]:
    seen: dict[Fact, int] = {}
    for each in references:
        yield _counted((each["kind"], each["cites"]), seen)


def evaluate(document: Document, gold: Gold) -> Outcome:
    """Measure what was read of a document against its gold.

    Reads: a document and the gold of the same text.
    Promises: a score for each of `MEASURES`; a boundary is right only when
    number, first and last words are.
    """
    found = {
        "boundaries": frozenset(_boundaries(document.paragraphs)),
        "kinds": frozenset(_kinds(document.paragraphs)),
        "pairs": frozenset(_pairs(document.paragraphs)),
        "references": frozenset(_references(document)),
        "reiterations": frozenset(_reiterations(document.paragraphs)),
    }
    scores, missed, wrong = {}, [], []
    for name in MEASURES:
        expected = gold.facts[name]
        right = found[name] & expected
        scores[name] = Score(len(found[name]), len(expected), len(right))
        missed += [(name, fact) for fact in sorted(expected - right)]
        wrong += [(name, fact) for fact in sorted(found[name] - right)]
    return Outcome(scores, tuple(missed), tuple(wrong))


def _unit(state: str | None) -> str:
    return state or ""


def _ends(text: str) -> tuple[str, str]:
    """Give the first and the last words of a paragraph, which tell where it stands."""
    plain = " ".join(text.split())
    return plain[:_SHOWN], plain[-_SHOWN:]


def _whole(paragraph: Paragraph) -> str:
    return " ".join([paragraph.text, *_points(paragraph.items)])


def _points(items: Iterable[Item]) -> Iterator[str]:
    for item in items:
        if not item.inline:
            yield item.text
            yield from _points(item.items)


def _boundaries(paragraphs: Iterable[Paragraph]) -> Iterator[Fact]:
    for each in paragraphs:
        yield (_unit(each.state), each.number or "", *_ends(_whole(each)))


def _kinds(paragraphs: Iterable[Paragraph]) -> Iterator[Fact]:
    for each in paragraphs:
        if each.kind:
            yield (_unit(each.state), _ends(_whole(each))[0], each.kind.value)


def _pairs(paragraphs: Iterable[Paragraph]) -> Iterator[Fact]:
    for each in paragraphs:
        for number in each.answers:
            yield (_unit(each.state), _ends(_whole(each))[0], number)


def _reiterations(paragraphs: Iterable[Paragraph]) -> Iterator[Fact]:
    for each in paragraphs:
        for link in each.reiterates:
            cited = f"{link.symbol} {link.paragraph}" if link.cited else "uncited"
            yield (_unit(each.state), _ends(_whole(each))[0], cited)


def _references(document: Document) -> Iterator[Fact]:
    seen: dict[Fact, int] = {}
    for reference in document.references:
        if reference.kind in _MEASURED:
            for cited in citations(reference):
                yield _counted((reference.kind.value, cited), seen)


def _counted(fact: Fact, seen: dict[Fact, int]) -> Fact:
    """Give each time a fact comes a number, so that each one counts."""
    seen[fact] = seen.get(fact, 0) + 1
    return (*fact, str(seen[fact]))


def table(outcomes: Mapping[str, Outcome]) -> str:
    """Write a Markdown table, a row a document and one for all together."""
    heads = [f"{name} {each}" for name in MEASURES for each in ("P", "R")]
    lines = [
        "| document | " + " | ".join(heads) + " |",
        "|---|" + "---|" * len(heads),
        *(_line(name, outcome.scores) for name, outcome in outcomes.items()),
    ]
    total = {
        name: sum((o.scores[name] for o in outcomes.values()), Score())
        for name in MEASURES
    }
    return "\n".join([*lines, _line("**all**", total)]) + "\n"


def _line(name: str, scores: Mapping[str, Score]) -> str:
    cells = [
        f"{value:.3f}"
        for measure in MEASURES
        for value in (scores[measure].precision, scores[measure].recall)
    ]
    return f"| {name} | " + " | ".join(cells) + " |"
