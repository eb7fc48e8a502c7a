"""The text of a drafted adapter: what was guessed, what was seen, what is left."""

import json
import re
import unicodedata
from collections.abc import Iterable, Iterator, Mapping, Sequence

from habeas.engine.adapting.drafting.guess import Guess, blank_words, coded, guesses
from habeas.engine.adapting.drafting.profile import Profile, profile
from habeas.engine.adapting.drafting.totals import totals
from habeas.engine.reading import RawTable
from habeas.facts.adapter import Derived, Kind, fold
from habeas.facts.table import Type
from habeas.facts.tables import BY_NAME
from habeas.law.errors import BadInputError

_LONGEST = 40
_WANTED = ("person.person_id", "custody.began_at", "custody.ended_at")
_NOT_ASCII = re.compile(r"[^a-z0-9]+")


def draft(tables: Sequence[RawTable]) -> str:
    """Draft an adapter for the largest of a file's tables, as TOML.

    Promises: a text that loads as an adapter at once and recognises the file; what
    is guessed says so, and what could not be placed stands in comments at the end.
    Samples of values stand in it: it is as confidential as the file. Raises
    BadInputError for a table of totals, which has no rows to judge.
    """
    table = max(tables, key=lambda one: one.rows)
    missing, redacted = blank_words()
    profiles = profile(table, missing)
    if (counted := totals(table, profiles)) is not None:
        raise BadInputError(counted.refusal(table))
    names = _names(profiles)
    found = {guess.target: guess for guess in guesses(profiles)}
    parts = (
        _head(table),
        _blanks(missing, redacted),
        _columns(profiles, names, found),
        _headers(names, found, profiles),
        *_order_checks(names, found),
        *_feeds(names, found),
        _left(profiles, names, found),
    )
    return "\n".join("\n".join(part) + "\n" for part in map(list, parts))


def _quoted(text: str) -> str:
    return json.dumps(text, ensure_ascii=False)


def _comment(text: str) -> str:
    """Put a text of the file in a comment, on one line and not too long."""
    one_line = " ".join(text.split())
    printable = "".join(c for c in one_line if c.isprintable())
    return printable if len(printable) <= _LONGEST else printable[:_LONGEST] + "..."


def _names(profiles: Iterable[Profile]) -> dict[str, str]:
    """Give each column of the file a name of its own in the adapter."""
    taken: set[str] = set(Derived)
    names = {}
    for number, one in enumerate(profiles, start=1):
        bare = unicodedata.normalize("NFKD", fold(one.name))
        bare = bare.encode("ascii", "ignore").decode()
        name = _NOT_ASCII.sub("_", bare).strip("_")
        if not name or not name[0].isalpha():
            name = f"column_{number}"
        while name in taken:
            name = f"{name}_{number}"
        taken.add(name)
        names[one.name] = name
    return names


def _head(table: RawTable) -> Iterator[str]:
    yield f"# A draft for {_comment(table.path.name)}: {table.rows} rows."
    yield "# Every guess is marked. Check each one, fill the gaps, and give the file"
    yield "# with --as. Samples of the data stand in the comments: take them out before"
    yield "# the adapter goes further than the data may."
    yield ""
    yield f"name = {_quoted('draft-' + (fold(table.name) or 'adapter'))}"
    yield f"title = {_quoted(table.name)}"
    yield '# source = ""  # GAP: who made these data, and where they were published'
    yield '# licence = ""  # GAP: on what terms they may be used'
    yield '# jurisdiction = ""  # GAP: whose law applies, as "MEX"'
    yield "assumptions = []  # what the reader of a report must know"


def _blanks(missing: Sequence[str], redacted: Sequence[str]) -> Iterator[str]:
    yield "# Words that say nothing, and marks of redaction. A word that does say"
    yield '# something in one column is listed there, as means = ["None"].'
    yield "[blanks]"
    yield f"missing = [{', '.join(map(_quoted, missing))}]"
    yield f"redacted = [{', '.join(map(_quoted, redacted))}]"


def _columns(
    profiles: Sequence[Profile], names: Mapping[str, str], found: Mapping[str, Guess]
) -> Iterator[str]:
    born = found.get("person.birth_date")
    dates = [
        names[one.name]
        for one in profiles
        if _kind(one, found) is Kind.MOMENT and (born is None or one != born.profile)
    ]
    if dates:
        yield "# The data reach as far as the latest of these dates."
        yield "[dates]"
        yield f"as_of_columns = [{', '.join(map(_quoted, dates))}]"
        yield ""
    yield "[columns]"
    sure = {p.formats[0] for p in profiles if p.formats and not p.is_ambiguous}
    for one in profiles:
        yield ""
        yield f"# {_seen(one)}"
        form = next((f for f in one.formats if f in sure), None)
        if one.is_ambiguous:
            yield "# CHECK: every day is 12 or less, so day and month may be exchanged;"
            yield f"# {' or '.join(map(_quoted, one.formats))} would do."
        if one.is_ambiguous and form:
            yield "# It is taken as in the columns where it is plain."
        keys = _keys(one, found, form or next(iter(one.formats), None))
        yield f"{names[one.name]} = {{ {', '.join(keys)} }}"


def _kind(one: Profile, found: Mapping[str, Guess]) -> Kind:
    """Tell how a column is read; what it is guessed to feed decides where it can."""
    kinds = {guess.profile.name: guess.column.kind for guess in found.values()}
    match kinds.get(one.name):
        case Type.DAY | Type.MOMENT:
            return Kind.MOMENT
        case Type.WHOLE | Type.NUMBER:
            return Kind.NUMBER
        case None:
            if one.is_date and not (one.is_number and not one.formats):
                return Kind.MOMENT
            return Kind.NUMBER if one.is_number else Kind.TEXT
        case _:
            return Kind.TEXT


def _keys(one: Profile, found: Mapping[str, Guess], form: str | None) -> Iterator[str]:
    yield f"names = [{_quoted(one.name)}]"
    kind = _kind(one, found)
    if kind is not Kind.TEXT:
        yield f"kind = {_quoted(kind)}"
    if kind is Kind.MOMENT and form:
        yield f"formats = [{_quoted(form)}]"
    ended = found.get("custody.ended_at")
    if ended is not None and ended.profile == one:
        yield 'blank = "the custody had not ended"'


def _seen(one: Profile) -> str:
    samples = ", ".join(_quoted(_comment(sample)) for sample in one.samples)
    what = f"{one.stated} of {one.rows} rows say something, {one.distinct} values"
    looks = "; nearly every row another" if one.is_identifier else ""
    return f"{_comment(one.name)}: {what}{looks}{': ' + samples if samples else ''}"


def _headers(
    names: Mapping[str, str], found: Mapping[str, Guess], profiles: Sequence[Profile]
) -> Iterator[str]:
    placed = {guess.profile.name for guess in found.values()}
    wanted = [names[one.name] for one in profiles if one.name in placed]
    telling = wanted or list(names.values())
    yield "# The columns by which a file is recognised."
    yield "[[headers]]"
    yield 'name = "as drafted"'
    yield f"columns = [{', '.join(map(_quoted, telling))}]"


def _order_checks(
    names: Mapping[str, str], found: Mapping[str, Guess]
) -> Iterator[list[str]]:
    began, ended = found.get("custody.began_at"), found.get("custody.ended_at")
    if began and ended:
        yield [
            "# Nobody is released before being detained: then neither date counts.",
            "[[order_checks]]",
            f"earlier = {_quoted(names[began.profile.name])}",
            f"later = {_quoted(names[ended.profile.name])}",
            'reason = "the end is dated before the beginning"',
        ]


def _feeds(
    names: Mapping[str, str], found: Mapping[str, Guess]
) -> Iterator[Iterator[str]]:
    tables = dict.fromkeys(target.partition(".")[0] for target in found)
    if "person" in tables and "person.person_id" in found:
        yield _feed("person", names, found)
    yield _feed("custody", names, found)
    if "place" in tables and "place.place_id" in found:
        yield _feed("placement", names, found)
        yield _feed("place", names, found)


def _feed(
    table: str, names: Mapping[str, str], found: Mapping[str, Guess]
) -> Iterator[str]:
    canonical = BY_NAME[table]
    lines = dict(_fed(table, names, found))
    key = canonical.key
    is_row = key not in lines
    yield "[[feeds]]"
    yield f"table = {_quoted(table)}"
    if table in {"person", "place"}:
        yield 'per = "key"'
    yield ""
    yield "[feeds.columns]"
    if is_row:
        yield f"{key} = {{ row = true }}  # one {table} a row: CHECK"
    for column in canonical.names:
        if column in lines:
            yield from lines[column]


def _fed(
    table: str, names: Mapping[str, str], found: Mapping[str, Guess]
) -> Iterator[tuple[str, list[str]]]:
    borrowed = {
        "custody": {"person_id": "person.person_id"},
        "placement": {
            "place_id": "place.place_id",
            "began_at": "custody.began_at",
            "ended_at": "custody.ended_at",
            "custody_id": "custody.custody_id",
        },
        "place": {"name": "place.place_id"},
    }.get(table, {})
    for column in BY_NAME[table].names:
        target = f"{table}.{column}"
        if guess := found.get(target) or found.get(borrowed.get(column, "")):
            yield column, list(_line(column, guess, names, table))
        elif (table, column) == ("placement", "custody_id"):
            yield column, ["custody_id = { row = true }"]
    end = found.get("custody.ended_at")
    if end and table in {"custody", "placement"}:
        lost = f"end_not_known = {{ lost = {_quoted(names[end.profile.name])} }}"
        yield "end_not_known", [lost]


def _line(
    column: str, guess: Guess, names: Mapping[str, str], table: str
) -> Iterator[str]:
    name = _quoted(names[guess.profile.name])
    canonical = BY_NAME[table].column(column)
    if canonical.kind not in {Type.CODE, Type.FLAG}:
        sure = (
            ""
            if guess.sureness == 1
            else f"  # GUESS from {_comment(guess.profile.name)}"
        )
        yield f"{column} = {name}{sure}"
        return
    codes = coded(canonical, guess.profile.values)
    known = {theirs: ours for theirs, ours in codes.items() if ours is not None}
    pairs = ", ".join(f"{_quoted(t)} = {_ours(o)}" for t, o in known.items())
    line = f"{column} = {{ from = {name}, codes = {{ {pairs} }} }}"
    yield line if known else f"# GAP: {line}"
    choices = " ".join(canonical.codes or ("true", "false"))
    unknown = [theirs for theirs, ours in codes.items() if ours is None]
    if unknown:
        yield f"# GAP: of {choices}, which are these values of {name}?"
        yield from (f'#     {_quoted(_comment(theirs))} = ""' for theirs in unknown)


def _ours(code: str) -> str:
    return code if code in {"true", "false"} else _quoted(code)


def _left(
    profiles: Sequence[Profile], names: Mapping[str, str], found: Mapping[str, Guess]
) -> Iterator[str]:
    placed = {guess.profile.name for guess in found.values()}
    left = [names[one.name] for one in profiles if one.name not in placed]
    if left:
        yield "# GAP: not placed. `habeas schema` lists what each could feed."
        yield from (f"#     {name}" for name in left)
    lacking = [target for target in _WANTED if target not in found]
    if lacking:
        yield f"# GAP: nothing was found for {', '.join(lacking)}."
