"""Every standard, judged or waiting, found by its name."""

from collections.abc import Iterable

from habeas.law.errors import UnknownNameError
from habeas.law.standard import Group, Standard
from habeas.law.toml_table import nearest
from habeas.rulebook import RULES, Rule
from habeas.rulebook.system import STANDARDS as WAITING

_ORDER = {group: place for place, group in enumerate(Group)}
# By chapter, and within it in the order in which the rulebook has them.
STANDARDS: tuple[Standard, ...] = tuple(
    sorted(
        dict.fromkeys((*(rule.standard for rule in RULES), *WAITING)),
        key=lambda standard: _ORDER[standard.group],
    )
)


def find(name: str) -> Standard:
    """Give the standard of a name; raises UnknownNameError with the nearest names."""
    by_name = {standard.id: standard for standard in STANDARDS}
    if name not in by_name:
        raise UnknownNameError(
            f"there is no standard {name!r}{nearest(name, by_name)}: "
            "`habeas standards` lists them all"
        )
    return by_name[name]


def rules_of(standard: Standard, rules: Iterable[Rule] = RULES) -> tuple[Rule, ...]:
    """Give the rules that judge a standard: its own, and one for each aspect."""
    return tuple(rule for rule in rules if rule.standard == standard)
