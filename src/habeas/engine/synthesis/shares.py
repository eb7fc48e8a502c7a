"""Weights and lengths as SQL macros of a draw."""

import tomllib
from collections.abc import Iterator, Mapping
from importlib.resources import files
from typing import Any

# How finely a distribution is cut: a share below one part is not drawn.
_PARTS = 4096
_PRIME = 2**31 - 1
# Multipliers that leave no seat out: primes above any block's size.
STRIDES = tuple(n for n in range(1001, 2000) if all(n % d for d in range(2, 45)))
_LENGTHS, _MAPS = "minutes", "tongue_of"


def macros() -> Iterator[str]:
    """Write a macro for each table of weights: `pick_sex(draw)` gives a code."""
    text = files(__package__).joinpath("shares.toml").read_text("utf-8")
    for name, table in tomllib.loads(text).items():
        match name:
            case "minutes":
                yield from (_knots(f"{key}_{name}", v) for key, v in table.items())
            case "tongue_of":
                yield _of(name, table)
            case _:
                yield _pick(name, table)
    listed = ", ".join(map(str, STRIDES))
    yield f"CREATE MACRO stride(u) AS ([{listed}])[1 + (u) % {len(STRIDES)}]"


def _pick(name: str, weights: Mapping[str, int]) -> str:
    codes = ", ".join(f"'{code}'" for code in _apportioned(weights))
    return f"CREATE MACRO pick_{name}(u) AS ([{codes}])[1 + (u) * {_PARTS} // {_PRIME}]"


def _apportioned(weights: Mapping[str, int]) -> Iterator[str]:
    """Give each code its parts of the whole, by cumulated weights."""
    whole, so_far = sum(weights.values()), 0
    for code, weight in weights.items():
        before = so_far * _PARTS // whole
        so_far += weight
        yield from [code] * (so_far * _PARTS // whole - before)


def _knots(name: str, values: list[int]) -> str:
    return f"CREATE MACRO {name}() AS {values}::bigint[]"


def _of(name: str, mapping: Mapping[str, Any]) -> str:
    cases = " ".join(f"WHEN '{key}' THEN '{value}'" for key, value in mapping.items())
    return f"CREATE MACRO {name}(key) AS CASE key {cases} END"
