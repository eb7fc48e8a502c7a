"""Recommendations that a file brings, of UHRI's shape or of IMPACT OSS's."""

import datetime as dt
from collections.abc import Iterator, Mapping
from dataclasses import dataclass, field

from habeas.treaty.document import ParagraphKind
from habeas.treaty.impact import ImpactRow, read_impact
from habeas.treaty.symbol import Symbol
from habeas.treaty.uhri import UhriRecord, read_uhri

# No treaty body is older, so that an earlier day is a slip.
_FIRST_DAY = "1969-01-01"


@dataclass(frozen=True, slots=True)
class Brought:
    """One recommendation or concern to one State, as a file brings it.

    `id` is the file's own; `rest` all that the file says of it that has no place
    elsewhere; `doubts` what about it cannot be right, each a sentence.
    """

    id: str
    kind: ParagraphKind
    symbol: str
    body: str
    state: str
    place: str
    text: str
    themes: tuple[str, ...] = ()
    affected: tuple[str, ...] = ()
    targets: tuple[str, ...] = ()
    date: str = ""
    rest: Mapping[str, object] = field(default_factory=dict)
    doubts: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class BroughtFile:
    """What a file brings; `left_out` says of each entry not taken why."""

    records: tuple[Brought, ...]
    unknown_columns: tuple[str, ...]
    left_out: tuple[str, ...]


def read_brought(data: bytes, *, name: str, today: dt.date) -> BroughtFile:
    """Read what a file brings: JSON of UHRI's shape, or CSV of IMPACT OSS's.

    Which of them it is, its content tells. Raises BadInputError, in one sentence, for
    anything else.
    """
    is_json = data.lstrip(b"\xef\xbb\xbf \t\r\n")[:1] in {b"[", b"{"}
    read = _from_uhri if is_json else _from_impact
    return read(data, name, today)


def _from_uhri(data: bytes, name: str, today: dt.date) -> BroughtFile:
    file = read_uhri(data, name=name)
    left_out = [
        f"{record.id}: it is neither a concern nor a recommendation"
        for record in file.records
        if record.kind is None
    ]
    records = [each for record in file.records for each in _of_uhri(record, today)]
    return BroughtFile(tuple(records), file.unknown_columns, tuple(left_out))


def _of_uhri(record: UhriRecord, today: dt.date) -> Iterator[Brought]:
    """Give a record once for each State that it is about."""
    if record.kind is None:
        return
    for state in record.states or ("",):
        doubts = [
            *(f"{each!r} is on no list of ours" for each in record.unknown),
            *_doubts(record.symbol, record.body, record.date, today),
        ]
        yield Brought(
            id=record.id,
            kind=record.kind,
            symbol=record.symbol,
            body=record.body,
            state=state,
            place=record.number or "",
            text=record.text,
            themes=record.themes,
            affected=record.affected,
            targets=record.targets,
            date=_day(record.date, today),
            rest={"heading": record.heading, "unknown": list(record.unknown)}
            | dict(record.rest),
            doubts=tuple(doubts),
        )


def _from_impact(data: bytes, name: str, today: dt.date) -> BroughtFile:
    del today
    file = read_impact(data, name=name)
    records = tuple(_of_impact(row) for row in file.rows)
    return BroughtFile(records, file.unknown_columns, file.left_out)


def _of_impact(row: ImpactRow) -> Brought:
    symbol = Symbol(row.symbol) if row.symbol else None
    is_ours = symbol is not None and bool(symbol.body)
    doubts = () if is_ours else (f"{row.reference!r} names no document",)
    return Brought(
        id=row.reference,
        kind=ParagraphKind.RECOMMENDATION,
        symbol=row.symbol or row.reference,
        body=symbol.body if symbol else "",
        state=(symbol.state_code or "") if symbol else "",
        place=row.place,
        text=row.text,
        rest=row.rest,
        doubts=doubts,
    )


def _doubts(symbol: str, body: str, date: str, today: dt.date) -> Iterator[str]:
    told = Symbol(symbol).body if symbol else ""
    if not symbol:
        yield "it names no document"
    elif told not in ("", "A") and body and told != body:
        yield f"its symbol {symbol} is of {told}, and it says {body}"
    if date and not _day(date, today):
        yield f"{date!r} cannot be the day it was made public"


def _day(said: str, today: dt.date) -> str:
    try:
        day = dt.date.fromisoformat(said).isoformat()
    except ValueError:
        return ""
    return day if _FIRST_DAY <= day <= today.isoformat() else ""
