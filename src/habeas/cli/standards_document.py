"""The standards as one Markdown page: what each asks, and where it is said."""

from collections.abc import Iterator

from habeas.cli.standard_page import ruling_of
from habeas.law.edition import Edition
from habeas.law.standard import Standard
from habeas.law.verdict import Verdict
from habeas.rulebook import Rule
from habeas.rulebook.catalogue import STANDARDS, rules_of
from habeas.rulebook.coverage import NOT_COMPUTED
from habeas.rulebook.system import WAITING


def standards_document() -> str:
    """Write the page; it is made from the code, and from nothing else."""
    return "\n".join(_lines()) + "\n"


def _lines() -> Iterator[str]:
    yield "# Standards"
    yield ""
    yield (
        "Every standard, by chapter: what it asks, in our own words, and the "
        "paragraphs that state it in each edition of General Comment No. 5. `habeas "
        "standards show ID` also tells the facts it asks and the columns they are "
        "made of; `habeas coverage` goes the other way, from paragraph to standards. "
        "This page is made by `habeas standards --markdown`."
    )
    group = None
    for standard in STANDARDS:
        if standard.group is not group:
            group = standard.group
            yield from ("", f"## {group.capitalize()}")
        yield from _standard(standard)
    for edition in Edition:
        yield from _silent(edition)


def _standard(standard: Standard) -> Iterator[str]:
    rules = rules_of(standard)
    yield from ("", f"### {standard.id}", "", f"{standard.title}.", "")
    subjects = sorted({rule.subject.value for rule in rules})
    judged = f"for each {' and '.join(subjects)}" if subjects else "not judged yet"
    yield f"- Kind: {standard.kind}, {judged}."
    for edition in Edition:
        cites = standard.citation(edition) if standard.is_of(edition) else "none"
        yield f"- {edition.capitalize()} edition: {cites}."
    if standard.difference:
        yield f"- Between the editions: {standard.difference}"
    if not rules:
        yield f"- Waits: {WAITING[standard]}."
    for rule in rules:
        yield from _rule(rule, standard)


def _rule(rule: Rule, standard: Standard) -> Iterator[str]:
    edition = next(e for e in reversed(Edition) if standard.is_of(e))
    breach = ruling_of(rule, edition).reasons[Verdict.BREACH]
    name = f"`{rule.aspect}`: " if rule.aspect else ""
    yield f"- {name}{rule.duty} Breach: {breach[:1].lower()}{breach[1:]}"


def _silent(edition: Edition) -> Iterator[str]:
    yield from ("", f"## From which paragraphs of the {edition} text nothing is judged")
    yield ""
    for number, reason in NOT_COMPUTED[edition].items():
        yield f"- {number}: {reason}."
