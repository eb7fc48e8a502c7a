"""The report's page: findings and figures put into the template."""

import datetime as dt
from collections.abc import Mapping
from dataclasses import dataclass
from pathlib import Path

from jinja2 import Environment, PackageLoader, StrictUndefined

from habeas import __version__
from habeas.engine.aggregates.pattern import (
    LEAST_RATIO,
    MEDIUM,
    MOST_RATIO,
    number,
)
from habeas.engine.auditing import Audit
from habeas.engine.plan import Judgement
from habeas.engine.report import findings
from habeas.engine.report.figures import (
    COLOURS,
    Figure,
    Stack,
    held_line,
    length_columns,
    verdict_bars,
)
from habeas.engine.tally import Tally, is_own, spoken, tallies
from habeas.law.verdict import Verdict
from habeas.rulebook.ground.equality import NEARLY_ALL


@dataclass(frozen=True, slots=True)
class Section:
    """What the page says of one kind of subject."""

    id: str
    what: str
    is_timed: bool
    total: int
    tallies: tuple[Tally, ...]
    verdicts: Stack | None
    bands: tuple[findings.Band, ...]
    lengths: Figure | None
    months: tuple[findings.Month, ...]
    held: Figure | None
    worst: tuple[findings.Grave, ...]
    gaps: tuple[findings.Gap, ...]

    @property
    def breached(self) -> int:
        """How many standards are breached at least once."""
        return sum(1 for t in self.tallies if t.counts[Verdict.BREACH] and is_own(t))

    @property
    def unanswered(self) -> int:
        """How many standards the data answer for nobody."""
        return sum(1 for t in self.tallies if t.is_untold and is_own(t))


def write_page(audit: Audit, path: Path, *, salt: str) -> None:
    """Write the report: one HTML file that asks nothing of any other place."""
    environment = Environment(
        loader=PackageLoader("habeas.engine.report", "."),
        autoescape=True,
        undefined=StrictUndefined,
        trim_blocks=True,
        lstrip_blocks=True,
    )
    environment.filters["number"] = _number
    environment.filters["day"] = _day
    page = environment.get_template("page.html").render(
        audit=audit,
        sections=tuple(_section(audit, j, salt) for j in audit.judgements),
        verdicts=tuple(COLOURS),
        colours=COLOURS,
        meanings=_MEANINGS,
        version=__version__,
        marks=_MARKS,
        doubts=findings.doubts(audit.adapted.quality),
        flagged=tuple(p for p in audit.patterns if p.is_flagged),
        untold=tuple(p for p in audit.patterns if p.value is None),
        measured=tuple(p for p in audit.patterns if p.value is not None),
    )
    path.write_text(page, encoding="utf8")


_MARKS = (
    f"{number(MEDIUM.value)} standard deviations ({MEDIUM.source})",
    f"a ratio of {LEAST_RATIO.value} or less ({LEAST_RATIO.source})",
    f"a ratio of {MOST_RATIO.value} or more ({MOST_RATIO.source})",
    f"{NEARLY_ALL.value} percent detained (our own)",
)


_MEANINGS: Mapping[Verdict, str] = {
    Verdict.BREACH: "what is recorded breaks the standard",
    Verdict.UNKNOWN: "a fact is missing; that is a finding, and never a pass",
    Verdict.PENDING: "a deadline has not been reached yet",
    Verdict.MET: "what is recorded meets the standard",
    Verdict.NOT_APPLICABLE: "the standard does not arise in this case",
}


def _section(audit: Audit, judgement: Judgement, salt: str) -> Section:
    subject = judgement.subject
    what = spoken(subject)
    counted = tallies(judgement, audit.counts, audit.law.edition)
    answered = tuple(t for t in counted if not t.is_untold)
    timed = subject in findings.TIMED
    bands = findings.lengths(audit, judgement) if timed else ()
    months = findings.months(audit, judgement) if timed else ()
    return Section(
        subject.value,
        what,
        timed,
        max((t.total for t in counted), default=0),
        counted,
        verdict_bars(f"{subject}-verdicts", answered) if answered else None,
        bands,
        length_columns(f"{subject}-lengths", bands, what) if bands else None,
        months,
        held_line(f"{subject}-held", months, f"{what} running") if months else None,
        findings.worst(audit, judgement, salt=salt),
        findings.gaps(audit, judgement),
    )


def _number(value: object) -> str:
    match value:
        case None:
            return "not known"
        case bool():
            return "yes" if value else "no"
        case int():
            return f"{value:,}"
        case float():
            return f"{value:,.2f}".rstrip("0").rstrip(".")
        case _:
            return str(value)


def _day(moment: dt.date | None) -> str:
    return "not known" if moment is None else f"{moment.day} {moment:%B %Y}"
