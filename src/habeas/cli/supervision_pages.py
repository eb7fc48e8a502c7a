"""What the supervision commands print."""

import csv
import datetime as dt
import io
from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence

from habeas.treaty.calendar import Entry, Record, calendar
from habeas.treaty.calendar_feed import to_ics
from habeas.treaty.cycles import Cycle, cycles_of
from habeas.treaty.document import Document
from habeas.treaty.parties import Party, Procedure, count_parties, parties, standing
from habeas.treaty.recommendations import Recommendation, chain_of

_BEGINNING = 90


def parties_page(on: dt.date) -> str:
    """Tell how many States are parties, which, and whether articles 76 and 77 apply."""
    count = count_parties(on)
    lines = [f"{count.parties} States parties on {on}, by deposit"]
    if count.open:
        lines.append(f"{count.open} more deposited in {on.year}, on a day not known")
    lines += [_party_line(party) for party in parties() if party.is_party(on)]
    lines += [_standing_line(procedure) for procedure in Procedure]
    return "\n".join(lines) + "\n"


def _party_line(party: Party) -> str:
    in_force = party.in_force_on
    since = f"in force {in_force}" if in_force else "day of entry into force not known"
    reserved = f"; reservation to {', '.join(party.reservations)}"
    told = reserved if party.reservations else ""
    source = f"[{party.source.title}, {party.source.as_of}]"
    return (
        f"  {party.code}  {party.name}: {party.deposit_kind or 'deposit'} "
        f"{party.deposited}, {since}{told}  {source}"
    )


def _standing_line(procedure: Procedure) -> str:
    told = standing(procedure)
    force = "in force" if told.is_in_force else "not in force"
    return (
        f"article {procedure}: {len(told.declared)} of the ten declarations needed "
        f"were seen ({', '.join(told.declared)}; state of March 2015), {force} by these"
    )


def parties_csv(on: dt.date) -> str:
    """Write the States parties on a day as CSV, with the source of each figure."""
    return _csv(
        ("code", "m49", "name", "signed", "deposited", "in_force", "source"),
        (
            (
                party.code,
                party.m49,
                party.name,
                party.signed or "",
                party.deposited,
                party.in_force_on or "",
                f"{party.source.title}, {party.source.as_of}",
            )
            for party in parties()
            if party.is_party(on)
        ),
    )


def calendar_as(form: str, record: Record, on: dt.date, *, overdue: bool) -> str:
    """Write the calendar on a day as text, CSV or iCalendar."""
    entries = [
        entry
        for entry in calendar(parties(), record, as_of=on)
        if entry.days_overdue or not overdue
    ]
    return _CALENDARS[form](entries, on)


def _calendar_page(entries: Sequence[Entry], on: dt.date) -> str:
    late = sum(bool(entry.days_overdue) for entry in entries)
    opening = (
        f"Reports due as of {on}: {late} overdue. A report that no file here tells of "
        "counts as not handed in."
    )
    lines = [opening, *map(_entry_line, entries)]
    return "\n".join(lines) + "\n"


def _entry_line(entry: Entry) -> str:
    if entry.due is None:
        return f"  {entry.party.code}  {entry.party.name}: not known"
    due = entry.due
    late = f", {entry.days_overdue} days overdue" if entry.days_overdue else ""
    differs = f" (by rule {due.by_rule})" if due.is_override and due.by_rule else ""
    reports = " and ".join(map(str, due.reports))
    never = "" if entry.has_reported else ", no report known"
    return (
        f"  {entry.party.code}  {entry.party.name}: report {reports} due {due.on}{late}"
        f"{never}, by {due.rule}{differs}  [{due.source}]"
    )


def _calendar_csv(entries: Sequence[Entry], on: dt.date) -> str:
    names = "code name reports due rule by_rule source days_overdue reported as_of"
    return _csv(names.split(), (_entry_row(entry, on) for entry in entries))


def _entry_row(entry: Entry, on: dt.date) -> Sequence[object]:
    due = entry.due
    told: Sequence[object] = ("", "", "", "", "")
    if due is not None:
        reports = "; ".join(map(str, due.reports))
        told = (reports, due.on, due.rule.value, due.by_rule or "", due.source)
    reported = "yes" if entry.has_reported else "not known"
    return (entry.party.code, entry.party.name, *told, entry.days_overdue, reported, on)


def _calendar_ics(entries: Sequence[Entry], on: dt.date) -> str:
    del on
    return to_ics(entries)


_CALENDARS: Mapping[str, Callable[[Sequence[Entry], dt.date], str]] = {
    "text": _calendar_page,
    "csv": _calendar_csv,
    "ics": _calendar_ics,
}


def cycles_page(documents: Iterable[Document]) -> str:
    """Tell the cycles that documents close, a line for each thing known."""
    lines = [
        line
        for document in documents
        for cycle in cycles_of(document)
        for line in _cycle_lines(cycle)
    ]
    return "\n".join(lines or ["No observations on a State's report in these."]) + "\n"


def _cycle_lines(cycle: Cycle) -> Iterator[str]:
    yield f"{cycle.state}  {cycle.report or 'report not named'}  [{cycle.source}]"
    meetings = ", ".join(map(str, cycle.meetings)) or "not told"
    dialogue = f"{cycle.dialogue_began or 'not told'} to {cycle.dialogue_ended}"
    yield f"  dialogue: {dialogue}; meetings {meetings}; {', '.join(cycle.records)}"
    meeting = f", meeting {cycle.adoption_meeting}" if cycle.adoption_meeting else ""
    yield f"  adopted: {cycle.adopted_on or 'not told'}{meeting}"
    symbol = cycle.observations or "no symbol told"
    yield f"  observations: {symbol}, {cycle.paragraphs} paragraphs"
    if cycle.next_report:
        reports = " and ".join(map(str, cycle.next_report.reports)) or "next"
        yield (
            f"  next report: {reports}, due {cycle.next_report.date} "
            f"({cycle.next_paragraph})"
        )


def recommendations_page(found: Sequence[Recommendation]) -> str:
    """List recommendations, each with its concerns and what it says again."""
    lines = [f"{len(found)} recommendations"]
    for each in found:
        answers = ", ".join(concern.place for concern in each.concerns) or "none"
        lines.append(
            f"  {each.symbol} {each.state or ''} ({each.place}) {each.kind}: "
            f"{each.verb or 'no verb found'}; answers {answers}"
        )
        lines += [f"    {line}" for line in _told(each, found)]
    return "\n".join(lines) + "\n"


def _told(each: Recommendation, found: Sequence[Recommendation]) -> Iterator[str]:
    yield each.text[:_BEGINNING].replace("\n", " ") + "…"
    for link in chain_of(each, found):
        state = "" if link.is_known else ", not among these files"
        yield f"says again {link.symbol} ({link.place}){state}"
    if any(link.symbol is None for link in each.reiterates):
        yield "says again what it does not cite"


def recommendations_csv(found: Sequence[Recommendation]) -> str:
    """Write recommendations as CSV, a row each."""
    names = (
        "symbol state paragraph kind verb strength adopted_on cluster articles themes "
        "concerns reiterates text"
    )
    return _csv(names.split(), (_row(each) for each in found))


def _row(each: Recommendation) -> Sequence[object]:
    return (
        each.symbol,
        each.state or "",
        each.place,
        each.kind.value,
        each.verb,
        each.strength,
        each.adopted_on,
        each.cluster,
        "; ".join(each.articles),
        "; ".join(each.themes),
        "; ".join(concern.place for concern in each.concerns),
        "; ".join(
            f"{link.symbol or 'not cited'} {link.paragraph or ''}".strip()
            for link in each.reiterates
        ),
        each.text,
    )


def _csv(names: Sequence[str], rows: Iterable[Sequence[object]]) -> str:
    written = io.StringIO()
    writer = csv.writer(written, lineterminator="\n")
    writer.writerow(names)
    writer.writerows([_safe(str(cell)) for cell in row] for row in rows)
    return written.getvalue()


def _safe(cell: str) -> str:
    # A spreadsheet would run a cell that begins so.
    return f"'{cell}" if cell.startswith(("=", "+", "-", "@", "\t", "\r")) else cell
