"""What an audit leaves behind: a folder with a report, verdicts, counts and doubts."""

import csv
import json
import secrets
from collections.abc import Callable, Mapping
from dataclasses import asdict
from pathlib import Path
from typing import Any

import pyarrow.csv as pa_csv

from habeas import __version__
from habeas.engine.auditing import Audit
from habeas.engine.folder import MARK, whole_or_nothing
from habeas.engine.lines import lines, long
from habeas.engine.report import write_page
from habeas.law.verdict import Verdict
from habeas.rulebook import RULES

VERDICTS = "verdicts.parquet"
REPORT = "report.html"
RULES_FILE = "rules.json"


def write_results(
    audit: Audit, out: Path, *, tell: Callable[[str], None] = lambda _: None
) -> None:
    """Write all results to a folder, whole or not at all; raises OutputError."""
    salt = secrets.token_hex(16)
    with whole_or_nothing(out) as folder:
        tell("Writing the verdicts")
        if audit.judgements:
            query = long(audit.judgements, audit.law.edition)
            audit.driver.write(query, folder / VERDICTS)
        for judgement in audit.judgements:
            subject = judgement.subject
            audit.driver.write(
                f"SELECT * FROM {subject}_facts", folder / f"facts-{subject}.parquet"
            )
        pa_csv.write_csv(audit.adapted.quality, folder / "quality.csv")
        _write_counts(audit, folder / "summary.csv")
        _write_json(_rules(audit), folder / RULES_FILE)
        tell("Drawing the report")
        write_page(audit, folder / REPORT, salt=salt)
        _write_json(summary(audit, salt=salt), folder / MARK)


def summary(audit: Audit, *, salt: str) -> dict[str, Any]:
    """Give the summary as it stands in `summary.json`.

    `verdicts` has each standard of the edition, those without a subject in the
    data with nothing counted, and each aspect as `standard/aspect`.
    """
    return {
        "habeas": __version__,
        "files": list(audit.files),
        "adapters": [adapter.name for adapter in audit.adapted.adapters],
        "jurisdiction": audit.law.jurisdiction.code,
        "edition": audit.law.edition.value,
        "as_of": audit.as_of.isoformat(),
        "engine": audit.engine.value,
        "assumptions": list(audit.adapted.assumptions),
        "records": {
            "read": audit.adapted.records.read,
            "kept": audit.adapted.records.kept,
            "dropped": audit.adapted.records.dropped,
        },
        "units": asdict(audit.units),
        "verdicts": {name: _spelled(counts) for name, counts in _all(audit).items()},
        "aggregates": [asdict(pattern) for pattern in audit.patterns],
        "figures": {figure.name: figure.value for figure in audit.adapted.figures},
        "pseudonyms": salt,
    }


def _all(audit: Audit) -> Mapping[str, Mapping[Verdict, int]]:
    """Give the counts of every standard, none where it had no subject."""
    nothing = dict.fromkeys(Verdict, 0)
    edition = audit.law.edition
    names = [rule.standard.id for rule in RULES if rule.standard.is_of(edition)]
    return dict.fromkeys(dict.fromkeys(names), nothing) | dict(audit.counts)


def _spelled(counts: Mapping[Verdict, int]) -> dict[str, int]:
    return {verdict.value: counts[verdict] for verdict in Verdict}


def _write_counts(audit: Audit, path: Path) -> None:
    with path.open("w", encoding="utf8", newline="") as file:
        table = csv.writer(file)
        head = ("subject", "group", "standard", "aspect", "title", "citation")
        table.writerow([*head, *(verdict.value for verdict in Verdict)])
        for judgement in audit.judgements:
            for line in lines(judgement):
                standard = line.standard
                counts = audit.counts[line.id]
                table.writerow(
                    [
                        judgement.subject.value,
                        standard.group.value,
                        standard.id,
                        line.aspect,
                        standard.title,
                        standard.citation(audit.law.edition),
                        *(counts[verdict] for verdict in Verdict),
                    ]
                )


def _rules(audit: Audit) -> dict[str, Any]:
    """Say of each line its title, and which facts decide it, in words."""
    return {
        line.id: {
            "title": line.standard.title,
            "duty": " ".join(dict.fromkeys(rule.duty for rule in line.rules)),
            "facts": {
                fact: rule.row.meanings().get(fact, fact)
                for rule in line.rules
                for fact in judgement.sentences[rule.id].facts
            },
        }
        for judgement in audit.judgements
        for line in lines(judgement)
    }


def _write_json(value: object, path: Path) -> None:
    text = json.dumps(value, indent=2, ensure_ascii=False)
    path.write_text(text + "\n", encoding="utf8")
