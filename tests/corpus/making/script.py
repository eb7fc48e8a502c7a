"""The scripts of made documents: their words, their layout, and their gold.

A script is written before any reader has seen its document. One line a block:

    @form: docx            a property of the whole document
    M| words               the masthead; tabs part its cells
    # words                a heading, deeper with each #
    12.| {concern} words   a numbered paragraph, with what it is and what it answers
    +| words               an unnumbered one
    -| (a)| words          a point, deeper with each -
    T| cell | cell         a row of a table
    >| words               what is shown and belongs to no paragraph

In braces: `{kind @XVA <- 11, 12 = CMW/C/XVA/CO/1 7; uncited}` says what a paragraph is,
of which State it speaks, the concerns it answers and what it reiterates. `||` begins
another paragraph of the gold within the same number. In the words,
`[[words -> kind cites; kind cites]]` is a reference (a symbol where no arrow stands),
`^[words]^` a footnote, `~[author: words]~` a reviewer's comment, `{+words+}` and
`{-words-}` are tracked changes.
"""

import re
from collections.abc import Iterator
from dataclasses import dataclass, field

_REFERENCE = re.compile(r"\[\[(?P<words>.*?)(?:\s*->\s*(?P<cites>.*?))?\]\]", re.DOTALL)
_ANNOTATION = re.compile(
    r"^\{(?P<kind>[^<=+}@-][^<=}@]*?)?\s*(?:@(?P<state>\w+)\s*)?"
    r"(?:<-\s*(?P<answers>[^=}]*))?(?:=\s*(?P<again>[^}]*))?\}\s*"
)
_ASIDE = re.compile(r"\s?\^\[.*?\]\^|~\[.*?\]~|\{-.*?-\}", re.DOTALL)
_PIECE = re.compile(
    r"(?P<note>\^\[(?P<noted>.*?)\]\^)"
    r"|(?P<remark>~\[(?P<author>[^:]*):\s*(?P<said>.*?)\]~)"
    r"|(?P<added>\{\+(?P<new>.*?)\+\})|(?P<struck>\{-(?P<old>.*?)-\})",
    re.DOTALL,
)


@dataclass(frozen=True, slots=True)
class Piece:
    """A stretch of words: `text`, `note`, `remark`, `added` or `struck`."""

    kind: str
    text: str
    author: str = ""


@dataclass(frozen=True, slots=True)
class Block:
    """A block: `masthead`, `heading`, `paragraph`, `item`, `row` or `shown`."""

    kind: str
    words: str
    label: str = ""
    depth: int = 0

    @property
    def pieces(self) -> list[Piece]:
        """Its words in pieces, references as plain words."""
        return list(_pieces(_REFERENCE.sub(lambda found: found["words"], self.words)))

    @property
    def text(self) -> str:
        """Its words as a reader sees them, notes and comments aside."""
        return "".join(p.text for p in self.pieces if p.kind in ("text", "added"))

    @property
    def cells(self) -> list[str]:
        """The cells of a row, or of a line of the masthead."""
        parts = self.text.split("\t" if self.kind == "masthead" else "|")
        return [part.strip() for part in parts]


@dataclass(slots=True)
class Script:
    """A made document: what it is to look like, and its gold."""

    properties: dict[str, str] = field(default_factory=dict)
    blocks: list[Block] = field(default_factory=list)
    paragraphs: list[dict[str, object]] = field(default_factory=list)
    references: list[dict[str, str]] = field(default_factory=list)

    def gold(self, source: str) -> dict[str, object]:
        """Give the gold as a file of the corpus holds it."""
        return {
            "source": source,
            "language": self.properties["language"],
            "kind": self.properties["kind"],
            "paragraphs": self.paragraphs,
            "references": self.references,
        }


def read_script(text: str) -> Script:
    """Read a script."""
    script = Script()
    for line in text.splitlines():
        if line.startswith("@"):
            key, _, value = line[1:].partition(":")
            script.properties[key] = value.strip()
        elif line.strip():
            _take(script, line)
    return script


def _take(script: Script, line: str) -> None:
    if line.startswith("#"):
        marks, _, words = line.partition(" ")
        _add(script, Block("heading", words.strip(), depth=len(marks)))
        return
    opening, _, words = line.partition("|")
    words = words.strip(" ")
    if set(opening) == {"-"}:
        label, _, words = words.partition("|")
        _add(script, Block("item", words.strip(), label.strip(), len(opening)))
        _lengthen(script, words.strip())
    elif opening in ("M", "T", ">"):
        kind = {"M": "masthead", "T": "row", ">": "shown"}[opening]
        _add(script, Block(kind, words))
    else:
        label = "" if opening == "+" else opening
        parts = words.split("||")
        plain = " ".join(_ANNOTATION.sub("", part.strip()).strip() for part in parts)
        _add(script, Block("paragraph", plain, label))
        for place, part in enumerate(parts):
            _paragraph(script, part.strip(), label if place == 0 else "")


def _add(script: Script, block: Block) -> None:
    script.blocks.append(block)
    for found in _REFERENCE.finditer(block.words):
        for cited in (found["cites"] or f"symbol {found['words']}").split(";"):
            kind, cites = _cited(cited.strip())
            script.references.append({"kind": kind, "cites": cites})


def _cited(text: str) -> tuple[str, str]:
    for kind in ("general comment", "ILO convention"):
        if text.startswith(kind):
            return kind, text.removeprefix(kind).strip()
    kind, _, cites = text.partition(" ")
    return kind, cites.strip()


def _paragraph(script: Script, words: str, label: str) -> None:
    said = _ANNOTATION.match(words)
    words = words[said.end() :] if said else words
    script.paragraphs.append(
        {
            "state": (said and said["state"]) or script.properties.get("state"),
            "number": re.sub(r"[^\w]", "", label) or None,
            "kind": (said["kind"] or "").strip() or None if said else None,
            "text": shown(words),
            "answers": _listed(said["answers"] if said else None, ","),
            "reiterates": _listed(said["again"] if said else None, ";"),
        }
    )


def _listed(text: str | None, sign: str) -> list[str]:
    return [part.strip() for part in (text or "").split(sign) if part.strip()]


def _lengthen(script: Script, words: str) -> None:
    last = script.paragraphs[-1]
    last["text"] = f"{last['text']} {shown(words)}"


def shown(words: str) -> str:
    """Give words as a reader sees them."""
    plain = _REFERENCE.sub(lambda found: found["words"], words)
    plain = _ASIDE.sub("", plain).replace("{+", "").replace("+}", "")
    return " ".join(plain.split())


def _pieces(words: str) -> Iterator[Piece]:
    end = 0
    for found in _PIECE.finditer(words):
        if found.start() > end:
            yield Piece("text", words[end : found.start()])
        end = found.end()
        if found["note"]:
            yield Piece("note", found["noted"])
        elif found["remark"]:
            yield Piece("remark", found["said"], found["author"])
        elif found["added"]:
            yield Piece("added", found["new"])
        else:
            yield Piece("struck", found["old"])
    if end < len(words):
        yield Piece("text", words[end:])
