"""The drafting of a general comment, filled in from its drafts and its adoption."""

from habeas.treaty.document import Document as Read
from habeas.treaty.document import Genre
from habeas.treaty.drafting import calls_in, number_of
from habeas.web.library.models import Document, Remark
from habeas.web.supervision.actions.once import once
from habeas.web.supervision.codes import StepKind
from habeas.web.supervision.models import Cycle, Step
from habeas.web.trail.actions import Actor

_LONGEST = 300


def keep_drafting(document: Document, read: Read, *, by: Actor) -> None:
    """Put a general comment, or a draft of one, in its place among the steps."""
    if read.genre is not Genre.GENERAL_COMMENT:
        return
    cycle = once(Cycle, {"state": "", "reports": "", "title": _title(read)}, {}, by)
    what = StepKind.DRAFT if read.is_draft else StepKind.ADOPTION
    key = {"cycle": cycle, "what": what, "symbol": document.symbol}
    told = {"on": document.dated, "source": document.symbol, "document": document}
    once(Step, key, told, by)
    for call in calls_in(read):
        source = f"{document.symbol} {call.place}".strip()
        key = {"cycle": cycle, "what": StepKind.CALL, "on": call.on}
        note = f"§ {call.place}" if call.place else ""
        once(Step, key, {"source": source, "note": note, "document": document}, by)
    _keep_comments(cycle, document, by=by)


def _title(read: Read) -> str:
    """Name a general comment the same in every language, where its number is known."""
    number = number_of(read)
    # A draft seldom bears a symbol: then it is taken for the Committee's own.
    body = read.masthead.symbol.partition("/")[0] or "CMW"
    if number is not None:
        return f"{body} general comment No. {number}"
    return (read.masthead.title or read.symbol)[:_LONGEST]


def _keep_comments(cycle: Cycle, document: Document, *, by: Actor) -> None:
    """Keep a step for each author whose comments stand in a draft."""
    remarks = Remark.objects.filter(paragraph__document=document)
    for author in dict.fromkeys(remarks.values_list("author", flat=True)):
        key = {
            "cycle": cycle,
            "what": StepKind.COMMENTS,
            "symbol": document.symbol,
            "submitter_name": author,
        }
        once(Step, key, {"document": document, "source": document.symbol}, by)
