"""What the documents commands print."""

from collections import Counter
from collections.abc import Iterator, Mapping

from habeas.law.errors import UnknownNameError
from habeas.treaty.document import (
    Activity,
    Document,
    Paragraph,
    ParagraphKind,
    Session,
)
from habeas.treaty.evaluation import Outcome, table
from habeas.treaty.rows import citations, whole_text


def summary(document: Document) -> str:
    """Say in a page what a document is and what was found in it."""
    lines = [
        f"{document.symbol}: {document.genre.value}"
        + (" (draft)" if document.is_draft else "")
        + f", {document.language}",
        *_masthead(document),
        _sizes(document),
        *_units(document),
        *(_activity(document.activity) if document.activity else ()),
        *_remarks(document),
        *(f"notice: {notice.text}" for notice in document.notices),
    ]
    return "\n".join(lines)


def _sizes(document: Document) -> str:
    numbered = sum(paragraph.number is not None for paragraph in document.paragraphs)
    return (
        f"{len(document.headings)} headings, {len(document.paragraphs)} paragraphs, "
        f"{numbered} of them numbered"
    )


def _masthead(document: Document) -> Iterator[str]:
    head = document.masthead
    for name, value in (
        ("title", head.title),
        ("date", head.date),
        ("session", head.session),
        ("agenda item", head.agenda_item),
        ("original", head.original),
    ):
        if value:
            yield f"{name}: {value}"


def _units(document: Document) -> Iterator[str]:
    for place, unit in enumerate(document.units):
        own = [p for p in document.paragraphs if p.unit == place]
        numbered = sum(p.number is not None for p in own)
        kinds = Counter(p.kind.value for p in own if p.kind)
        told = ", ".join(f"{count} {kind}" for kind, count in kinds.items())
        name = unit.name or unit.state or "the document itself"
        yield f"{name}: {numbered} numbered paragraphs" + (f"; {told}" if told else "")
        yield from _pairing(own)


def _pairing(paragraphs: list[Paragraph]) -> Iterator[str]:
    asked = [p for p in paragraphs if p.kind is ParagraphKind.RECOMMENDATION]
    concerns = [p for p in paragraphs if p.kind is ParagraphKind.CONCERN]
    if not asked:
        return
    answered = {number for p in asked for number in p.answers}
    open_ = [p.place or "?" for p in concerns if p.place not in answered]
    links = [link for p in paragraphs for link in p.reiterates]
    yield (
        f"  {sum(len(p.actions) for p in asked)} actions asked; "
        f"{len(concerns) - len(open_)} of {len(concerns)} concerns answered"
        + (f" (not {', '.join(open_)})" if open_ else "")
        + f"; {sum(link.cited for link in links)} reiterations cited, "
        f"{sum(not link.cited for link in links)} uncited"
    )
    for paragraph in paragraphs:
        if paragraph.due:
            reports = ", ".join(map(str, paragraph.due.reports)) or "the next"
            yield f"  next report due {paragraph.due.date} (reports: {reports})"


def _activity(activity: Activity) -> Iterator[str]:
    for day, count in activity.parties:
        yield f"States parties on {day}: {count}"
    for session in activity.sessions:
        yield _session(session)


def _session(session: Session) -> str:
    told = [f"session {session.number}: {session.start} to {session.end}"]
    if session.future:
        told.append("to come")
    if session.meetings is not None:
        told.append(f"{session.meetings} meetings ({', '.join(session.records)})")
    if session.agenda:
        told.append(f"agenda {session.agenda}, adopted {session.agenda_adopted}")
    if session.absent:
        told.append(f"absent: {', '.join(session.absent)}")
    return "; ".join(told)


def _remarks(document: Document) -> Iterator[str]:
    for paragraph in document.paragraphs:
        for remark in paragraph.remarks:
            author = remark.author or "not named"
            yield f"comment on {paragraph.place} ({author}): {remark.text[:80]}"


def pages_of(document: Document, wanted: str) -> str:
    """Show paragraphs by number, by State and number, or by a symbol they cite."""
    found = list(_matching(document, wanted.strip()))
    if not found:
        raise UnknownNameError(
            f"{document.symbol} has no paragraph {wanted!r} and cites no such symbol; "
            "give a number, a State and a number (MEX 12), or a symbol"
        )
    return "\n\n".join("\n".join(_page(paragraph)) for paragraph in found)


def _matching(document: Document, wanted: str) -> Iterator[Paragraph]:
    state, _, number = wanted.rpartition(" ")
    for paragraph in document.paragraphs:
        at_place = paragraph.place == number and (not state or paragraph.state == state)
        if at_place or _cites(paragraph, wanted):
            yield paragraph


def _cites(paragraph: Paragraph, wanted: str) -> bool:
    return "/" in wanted and any(
        each.target == wanted or wanted in citations(each)
        for each in paragraph.references
    )


def _page(paragraph: Paragraph) -> Iterator[str]:
    number = paragraph.number or f"{paragraph.under or '?'}, unnumbered"
    where = f"{paragraph.state} {number}" if paragraph.state else number
    yield f"[{where}]" + (f" {paragraph.kind.value}" if paragraph.kind else "")
    if paragraph.headings:
        yield " / ".join(heading.full for heading in paragraph.headings)
    yield whole_text(paragraph)
    for action in paragraph.actions:
        yield f"- {action.verb} ({action.addressee}): {action.text}"
    if paragraph.answers:
        yield f"answers: {', '.join(paragraph.answers)}"
    for link in paragraph.reiterates:
        cited = f"{link.symbol} {link.paragraph}" if link.symbol else "uncited"
        yield f"reiterates: {cited}"
    for reference in paragraph.references:
        yield f"cites {reference.kind.value}: {'; '.join(citations(reference))}"
    for remark in paragraph.remarks:
        yield f"comment ({remark.author or 'not named'}): {remark.text}"


def evaluation(outcomes: Mapping[str, Outcome], *, errors: bool) -> str:
    """Write the table of precision and recall, and what went wrong when asked."""
    lines = [table(outcomes)]
    if errors:
        for name, outcome in outcomes.items():
            lines += [
                f"{name}: missed {m}: {' | '.join(f)}\n" for m, f in outcome.missed
            ]
            lines += [f"{name}: wrong {m}: {' | '.join(f)}\n" for m, f in outcome.wrong]
    return "".join(lines)
