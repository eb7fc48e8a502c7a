"""Many custodies, each a case of its own, are judged in one go."""

from collections.abc import Callable, Iterable
from datetime import datetime
from typing import Any

import pytest

from habeas.rulebook import Rule, Subject

BEGAN = datetime(2024, 5, 1)
ENDED = datetime(2024, 6, 10)
Cases = dict[str, Any]


@pytest.fixture
def held() -> Callable[..., dict[str, Any]]:
    """Make a custody that ended on 10 June, unless told otherwise."""

    def custody(key: str, **more: Any) -> dict[str, Any]:
        known = {"person_id": key, "began_at": BEGAN, "ended_at": ENDED}
        return {"custody_id": key, "end_reason": "released", **known, **more}

    return custody


@pytest.fixture
def cases(facts, held) -> Callable[..., Cases]:
    """Judge one custody a case, and give each case's facts and verdicts."""

    def judged(
        rules: Iterable[Rule], keys: Iterable[str], **tables: Any
    ) -> dict[str, Any]:
        custody = tables.pop("custody", [held(key) for key in keys])
        return facts(Subject.CUSTODY, rules=rules, custody=custody, **tables)

    return judged


@pytest.fixture
def row() -> Callable[..., dict[str, Any]]:
    """Number the rows of a table, and name their custody."""
    numbers = iter(range(1000))

    def numbered(table: str, custody: str, **more: Any) -> dict[str, Any]:
        return {f"{table}_id": str(next(numbers)), "custody_id": custody, **more}

    return numbered
