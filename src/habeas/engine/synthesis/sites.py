"""What places and measures play, and what each plants."""

from collections.abc import Sequence
from dataclasses import dataclass

from habeas.engine.synthesis.scene import Planted
from habeas.rulebook import Subject


@dataclass(frozen=True, slots=True)
class Site:
    """A scene of a place or of a measure, and the breaches that it is."""

    name: str
    plants: tuple[Planted, ...] = ()


@dataclass(frozen=True, slots=True)
class Cycle:
    """Sites that come again after so many places or measures.

    The first `reserved` have none; from there every second plays one, as long as
    there are sites, and the others none.
    """

    sites: Sequence[Site]
    length: int
    reserved: int = 0


def _place(name: str, *rules: str) -> Site:
    return Site(name, tuple(_planted(rule, Subject.PLACE) for rule in rules))


def _measure(name: str, *rules: str) -> Site:
    return Site(name, tuple(_planted(rule, Subject.MEASURE) for rule in rules))


def _planted(rule: str, subject: Subject) -> Planted:
    standard, _, aspect = rule.partition("/")
    return Planted(standard, aspect, subject)


_SUPPORT = ("case-management", "legal-aid", "housing", "health", "schooling")
_FABRIC = ("space", "open-air", "cleaning", "light")
_CARE = ("food", "water", "bedding", "staff")
PLACE_SCENES = Cycle(
    (
        _place("everybody-detained", "automatic-or-systematic/share"),
        _place("overcrowded", "occupancy"),
        _place("never-visited", "independent-monitoring"),
        _place("seldom-visited", "independent-monitoring"),
        _place("access-refused", "independent-monitoring"),
        _place("area-restricted", "independent-monitoring"),
        _place("visited-by-its-own", "monitor-independent"),
        _place("recommendation-unanswered", "recommendations-answered"),
        _place("recommendation-answered-late", "recommendations-answered"),
        _place("recommendation-untracked", "recommendations-answered"),
        _place("bare", *(f"conditions/{item}" for item in _FABRIC)),
        _place("squalid", *(f"conditions/{item}" for item in _CARE)),
        _place("unsupervised-operator", "private-operator"),
        _place("untrained-staff", "private-operator"),
        _place("abroad-unregistered", "offshore", "any-name"),
        _place("unregistered", "any-name"),
        _place("called-open", "any-name"),
    ),
    length=60,
    reserved=8,
)
MEASURE_SCENES = Cycle(
    (
        _measure(
            "not-in-law",
            "alternative-lawful/set-by-law",
            "alternative-least-invasive/not-detention",
        ),
        _measure("measure-overstays", "alternative-lawful/limited-in-time"),
        _measure("measure-not-reviewed", "alternative-lawful/reviewed-by-court"),
        _measure(
            "measure-not-reviewed-by-court", "alternative-lawful/reviewed-by-court"
        ),
        _measure(
            "heavy-without-reason", "alternative-least-invasive/lighter-ruled-out"
        ),
        _measure(
            "burden-not-examined", "alternative-least-invasive/burden-re-examined"
        ),
        _measure("confined-at-home", "alternative-least-invasive/not-detention"),
        *(_measure(f"no-{kind}", f"alternative-supported/{kind}") for kind in _SUPPORT),
    ),
    length=80,
)


def cycle(name: str, scenes: Cycle) -> str:
    """Write a cycle as a SQL macro of a place's, or a measure's, number from 0."""
    names = ["none"] * scenes.length
    names[1 : 2 * len(scenes.sites) : 2] = [site.name for site in scenes.sites]
    listed = ", ".join(f"'{name}'" for name in names)
    start = scenes.reserved
    return (
        f"CREATE MACRO {name}(x) AS CASE WHEN (x) < {start} THEN 'none' "
        f"ELSE ([{listed}])[1 + ((x) - {start}) % {scenes.length}] END"
    )
