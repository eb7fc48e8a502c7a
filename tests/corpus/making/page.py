"""Web pages from scripts, in the manner of the UN's own, and PDFs of them."""

import re
from collections.abc import Callable, Iterator
from html import escape

from tests.corpus.making.script import Block, Script

_STYLE = """
@page { size: A4; margin: 2.4cm 2cm; @top-left { content: "%s"; font-size: 8pt }
  @bottom-right { content: counter(page) "/" counter(pages); font-size: 8pt } }
body { font: 10.5pt "DejaVu Serif"; line-height: 1.35; text-align: justify;
  hyphens: auto }
table { border-collapse: collapse; width: 100%% }
table.figures td { border: 0.6pt solid #444; padding: 2pt 5pt }
h1 { font-size: 13pt } h2 { font-size: 11.5pt } h3, h4 { font-size: 10.5pt }
.point { margin-left: 1.5cm } .deeper { margin-left: 2.5cm }
[dir=rtl] .point { margin: 0 1.5cm 0 0 }
.note { float: footnote; font-size: 8pt }
"""


def make_page(script: Script, *, symbol: str = "") -> bytes:
    """Make a web page as a script has it; `symbol` heads each page when printed."""
    code = script.properties["language"]
    direction = "rtl" if code == "ara" else "ltr"
    iso = {"eng": "en", "rus": "ru", "fra": "fr", "ara": "ar", "spa": "es", "zho": "zh"}
    exported = script.properties.get("style") == "exported"
    body = "\n".join(_exported(script) if exported else _tabled(script))
    title = escape(next(b.text for b in script.blocks if b.kind == "masthead"))
    menu = (
        "<nav><ul><li><a href='/'>Home</a></li><li>Treaty bodies</li></ul></nav>"
        if not symbol
        else ""
    )
    script_tag = "<script>window.x = 1</script>" if not symbol else ""
    return (
        f'<!DOCTYPE html><html lang="{iso[code]}" dir="{direction}"><head>'
        f'<meta charset="utf-8"><title>{title}</title><style>{_STYLE % symbol}</style>'
        f'{script_tag}</head><body>{menu}<div id="content">{body}</div></body></html>'
    ).encode()


def make_printed(script: Script) -> bytes:
    """Print the page to a PDF with WeasyPrint."""
    from weasyprint import HTML  # noqa: PLC0415 - slow, and needed here alone

    symbol = re.search(r"[A-Z]+/C/\S+", script.blocks[0].text)
    page = make_page(script, symbol=symbol[0] if symbol else "")
    return HTML(string=page.decode()).write_pdf()


def _tabled(
    script: Script, *, write: Callable[[Block], str] | None = None
) -> Iterator[str]:
    rows: list[str] = []
    kind = ""
    for block in [*script.blocks, Block("end", "")]:
        is_row = block.kind == "row" or (
            block.kind == "masthead" and "\t" in block.text
        )
        if rows and (not is_row or block.kind != kind):
            name = ' class="figures"' if kind == "row" else ""
            yield f"<table{name}>{''.join(rows)}</table>"
            rows = []
        if is_row:
            kind = block.kind
            cells = "".join(f"<td>{escape(cell)}</td>" for cell in block.cells)
            rows.append(f"<tr>{cells}</tr>")
        elif block.kind != "end":
            yield (write or _written)(block)


def _written(block: Block) -> str:
    inner = _inner(block)
    match block.kind:
        case "heading":
            return f"<h{block.depth}>{inner}</h{block.depth}>"
        case "paragraph":
            label = f"{block.label}&nbsp;&nbsp;&nbsp;" if block.label else ""
            return f"<p>{label}{inner}</p>"
        case "item":
            name = "point" if block.depth == 1 else "point deeper"
            return f'<p class="{name}">{block.label} {inner}</p>'
        case "masthead":
            side = "rtl" if re.search("[\u0600-\u06ff]", inner) else "ltr"
            return f'<p dir="{side}"><b>{inner}</b></p>'
        case _:
            return f"<p>{inner}</p>"


def _exported(script: Script) -> Iterator[str]:
    """Write the page as a word processor exports it: styles and spans, no headings."""
    notes: list[str] = []
    yield '<div class="WordSection1">'
    yield from _tabled(script, write=lambda block: _span(block, notes))
    yield "</div>"
    if notes:
        yield '<div><br clear="all"><hr align="left" size="1" width="33%">'
        for at, note in enumerate(notes, 1):
            mark = f'<a href="#_ftnref{at}" name="_ftn{at}">[{at}]</a>'
            words = f'<p class="MsoFootnoteText">{mark} {note}</p>'
            yield f'<div id="ftn{at}">{words}</div>'
        yield "</div>"


def _span(block: Block, notes: list[str]) -> str:
    names = {"heading": "HChG", "masthead": "HMG", "item": "SingleTxtG"}
    label = ""
    if block.label:
        label = f'<span>{block.label}<span style="font:7pt">&nbsp;&nbsp; </span></span>'
    inner = ""
    for piece in block.pieces:
        if piece.kind == "note":
            notes.append(escape(piece.text))
            at = len(notes)
            inner += f'<a href="#_ftn{at}" name="_ftnref{at}"><sup>[{at}]</sup></a>'
        elif piece.kind in ("text", "added"):
            inner += f'<span lang="EN-GB">{escape(piece.text)}</span>'
    if block.kind in ("heading", "masthead"):
        inner = f"<b>{inner}</b>"
    return f'<p class="{names.get(block.kind, "SingleTxtG")}">{label}{inner}</p>'


def _inner(block: Block) -> str:
    written = ""
    for piece in block.pieces:
        if piece.kind in ("text", "added"):
            written += escape(piece.text)
        elif piece.kind == "note":
            written += f'<span class="note">{escape(piece.text)}</span>'
    return written
