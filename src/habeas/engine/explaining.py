"""Why each verdict of one custody came out, from the folder an audit left."""

import datetime as dt
import json
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import Any

from habeas.engine.duckdb import DuckDB
from habeas.engine.folder import MARK
from habeas.engine.reason import Reason
from habeas.engine.report.findings import pseudonym
from habeas.engine.results import RULES_FILE, VERDICTS
from habeas.law.errors import BadInputError, UnknownNameError
from habeas.law.verdict import Verdict

# The order in which a reader needs them.
ORDER = (
    Verdict.BREACH,
    Verdict.PENDING,
    Verdict.UNKNOWN,
    Verdict.MET,
    Verdict.NOT_APPLICABLE,
)


@dataclass(frozen=True, slots=True)
class Explanation:
    """Everything an audit says of one subject, the gravest first."""

    subject: str
    id: str
    pseudonym: str
    as_of: dt.datetime
    jurisdiction: str
    edition: str
    reasons: tuple[Reason, ...]


def explain(folder: Path, key: str) -> tuple[Explanation, ...]:
    """Explain a custody, place, measure or confinement, by identifier or pseudonym.

    More than one comes back where subjects of two kinds share an identifier.
    Raises BadInputError for a folder that is no audit's, UnknownNameError for an
    identifier it does not hold.
    """
    run = _summary(folder)
    rules = json.loads((folder / RULES_FILE).read_text(encoding="utf8"))
    salt = run["pseudonyms"]
    with DuckDB() as engine:
        engine.put("verdicts", folder / VERDICTS)
        found = _found(engine, key) or _found(engine, _unmasked(engine, key, salt))
        explained = tuple(
            _explanation(engine, folder, subject, identifier, run, rules)
            for subject, identifier in found
        )
    if not explained:
        raise UnknownNameError(
            f"the audit in {folder} holds nothing called {key!r}: take an identifier "
            "from verdicts.parquet or a pseudonym from report.html"
        )
    return explained


def _summary(folder: Path) -> Mapping[str, Any]:
    path = folder / MARK
    if not path.is_file() or not (folder / VERDICTS).is_file():
        raise BadInputError(
            f"{folder} is not a folder that `habeas audit` made: "
            "run `habeas audit FILE --out DIR` and name that DIR"
        )
    summary: Mapping[str, Any] = json.loads(path.read_text(encoding="utf8"))
    return summary


def _found(engine: DuckDB, key: str | None) -> Sequence[tuple[str, str]]:
    if key is None:
        return ()
    query = "SELECT DISTINCT subject, id FROM verdicts WHERE id = ? ORDER BY subject"
    return [(row["subject"], row["id"]) for row in engine.ask(query, [key])]


def _unmasked(engine: DuckDB, key: str, salt: str) -> str | None:
    """Find the identifier behind a pseudonym by making every one anew."""
    if not key.upper().startswith("H-"):
        return None
    ids = engine.fetch("SELECT DISTINCT id FROM verdicts").column("id")
    wanted = key.upper()
    return next((i for i in ids.to_pylist() if pseudonym(i, salt) == wanted), None)


def _explanation(  # noqa: PLR0913, PLR0917 - the parts of one answer
    engine: DuckDB,
    folder: Path,
    subject: str,
    identifier: str,
    run: Mapping[str, Any],
    rules: Mapping[str, Any],
) -> Explanation:
    engine.put("facts", folder / f"facts-{subject}.parquet")
    (facts,) = engine.ask(f"SELECT * FROM facts WHERE {subject}_id = ?", [identifier])
    said = engine.ask(
        "SELECT * FROM verdicts WHERE subject = ? AND id = ?", [subject, identifier]
    )
    reasons = sorted(
        (_reason(row, facts, rules) for row in said),
        key=lambda reason: ORDER.index(reason.verdict),
    )
    return Explanation(
        subject,
        identifier,
        pseudonym(identifier, run["pseudonyms"]),
        dt.datetime.fromisoformat(run["as_of"]),
        run["jurisdiction"],
        run["edition"],
        tuple(reasons),
    )


def _reason(
    row: Mapping[str, Any], facts: Mapping[str, Any], rules: Mapping[str, Any]
) -> Reason:
    name = f"{row['standard']}/{row['aspect']}" if row["aspect"] else row["standard"]
    rule = rules[name]
    return Reason(
        row["standard"],
        row["aspect"],
        rule["title"],
        Verdict(row["verdict"]),
        row["reason"],
        row["since"],
        row["due_at"],
        row["citation"],
        tuple((meaning, facts[fact]) for fact, meaning in rule["facts"].items()),
    )


def told(explanation: Explanation) -> Iterator[str]:
    """Write an explanation in lines of plain words."""
    yield (
        f"{explanation.subject.capitalize()} {explanation.id} "
        f"(in the report: {explanation.pseudonym}), as of "
        f"{explanation.as_of:%-d %B %Y}, law: {explanation.jurisdiction}, "
        f"edition: {explanation.edition}"
    )
    for verdict in ORDER:
        of_verdict = [r for r in explanation.reasons if r.verdict is verdict]
        if of_verdict:
            yield f"\n{verdict.upper()} ({len(of_verdict)})"
        for reason in of_verdict:
            yield from _told(reason)


def _told(reason: Reason) -> Iterator[str]:
    aspect = f": {reason.aspect.replace('-', ' ')}" if reason.aspect else ""
    yield f"  {reason.title}{aspect}  [{reason.standard}]"
    moments = [
        f" {word} {_spoken(moment)}."
        for word, moment in (("Since", reason.since), ("Due", reason.due_at))
        if moment is not None
    ]
    yield f"    {reason.sentence}{''.join(moments)}"
    yield f"    {reason.citation}"
    known = dict.fromkeys(
        f"{what}: {_spoken(value)}" for what, value in reason.facts if value is not None
    )
    if known and reason.verdict is not Verdict.NOT_APPLICABLE:
        yield f"    It rests on: {'; '.join(known)}."


def _spoken(value: object) -> str:
    match value:
        case None:
            return "not known"
        case bool():
            return "yes" if value else "no"
        case dt.datetime():
            return f"{value:%-d %B %Y, %H:%M}"
        case _:
            return str(value)
