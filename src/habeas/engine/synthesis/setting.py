"""The database that rows are drawn from: views that make each from its number."""

from collections.abc import Iterator
from importlib.resources import files
from math import isqrt
from pathlib import Path

import duckdb

from habeas.engine.synthesis import layout, shares
from habeas.engine.synthesis.recipe import Recipe
from habeas.engine.synthesis.scenes import SCENES
from habeas.engine.synthesis.sites import MEASURE_SCENES, PLACE_SCENES, cycle
from habeas.engine.synthesis.truth import plants

_FEWEST_PLACES = 48
_SQL = ("chance", "measures", "cases", "places")


def open_setting(recipe: Recipe, draft: Path) -> duckdb.DuckDBPyConnection:
    """Open a database in a folder with what the tables are made from.

    One thread a query: the order of rows, and with it each file's bytes, then
    depends on nothing but the recipe.
    """
    db = duckdb.connect(
        draft / "setting.duckdb",
        config={
            "threads": 1,
            "memory_limit": "2GB",
            "temp_directory": str(draft / "spilled"),
        },
    )
    db.register("given_plants", plants())
    for statement in _statements(recipe):
        db.execute(statement)
    return db


def read_sql(name: str) -> str:
    """Read one of the package's SQL files."""
    return files(__package__).joinpath("sql", f"{name}.sql").read_text("utf-8")


def _statements(recipe: Recipe) -> Iterator[str]:
    numbers = {
        "custodies": recipe.custodies,
        "places": _places(recipe.custodies),
        "measure_count": 20 + recipe.custodies // 5,
    }
    yield f"CREATE MACRO seed() AS '{recipe.seed}'"
    yield f"CREATE MACRO as_of() AS TIMESTAMP '{recipe.as_of.isoformat()}'"
    yield from (f"CREATE MACRO {n}() AS {v}::bigint" for n, v in numbers.items())
    yield from shares.macros()
    yield from layout.macros(layout.seats(SCENES, recipe.rates))
    yield cycle("place_scene", PLACE_SCENES)
    yield cycle("measure_scene", MEASURE_SCENES)
    yield "CREATE TABLE plants AS FROM given_plants"
    yield from map(read_sql, _SQL)


def _places(custodies: int) -> int:
    """Give more places to more custodies, by the root; eight, and fives of others."""
    wanted = _FEWEST_PLACES + isqrt(custodies) // 2
    return 8 + (wanted - 8) // 5 * 5
