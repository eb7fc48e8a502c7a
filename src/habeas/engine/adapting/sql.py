"""Pieces of SQL made from names and texts of an adapter, safely quoted."""

import re
from collections.abc import Iterable, Mapping

from habeas.facts.adapter import Constant

_SPACES = re.compile(r"\s+")


def quoted(name: str) -> str:
    """Quote a column's name."""
    return '"' + name.replace('"', '""') + '"'


def literal(value: Constant) -> str:
    """Write a value as a literal."""
    match value:
        case bool():
            return "TRUE" if value else "FALSE"
        case int() | float():
            return repr(value)
        case str():
            return "'" + value.replace("'", "''") + "'"


def listed(values: Iterable[str]) -> str:
    """Write texts as a list of literals between commas."""
    return ", ".join(literal(value) for value in values)


def same_words(expression: str) -> str:
    """Fold capitals and runs of blanks in a text, as `folded_words` does."""
    return f"lower(regexp_replace({expression}, '\\s+', ' ', 'g'))"


def folded_words(text: str) -> str:
    """Fold capitals and runs of blanks, as `same_words` does in SQL."""
    return _SPACES.sub(" ", text.strip()).lower()


def chosen(expression: str, pairs: Mapping[str, Constant], otherwise: str) -> str:
    """Turn each text of the mapping into what it stands for."""
    if not pairs:
        return otherwise
    whens = " ".join(
        f"WHEN {literal(folded_words(theirs))} THEN {literal(ours)}"
        for theirs, ours in pairs.items()
    )
    return f"CASE {same_words(expression)} {whens} ELSE {otherwise} END"


def matched(expression: str, patterns: Mapping[str, Constant]) -> str:
    """Turn a text that holds one of the patterns into what the first stands for."""
    if not patterns:
        return "NULL"
    whens = " ".join(
        f"WHEN regexp_matches({expression}, {literal(pattern)}, 'i') "
        f"THEN {literal(ours)}"
        for pattern, ours in patterns.items()
    )
    return f"CASE {whens} END"


def all_stated(names: Iterable[str]) -> str:
    """Say that none of the columns is null."""
    return " AND ".join(f"{quoted(name)} IS NOT NULL" for name in names) or "TRUE"
