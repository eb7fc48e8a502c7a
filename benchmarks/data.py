"""Narrow canonical tables, of any size, the same each time."""

from collections.abc import Mapping
from pathlib import Path

import duckdb

# A number below `n` that looks drawn by lot, and is the same each time.
_DRAW = """CREATE MACRO draw(i, salt, n) AS
    (((i + 1) * (1103515245 + salt::BIGINT * 987654323) % 4294967291) * 40503
      + (i + 1) * (1103515245 + salt::BIGINT * 987654323) % 4294967291 // 65536)
    % 1000003 % n"""

# Of every four custodies the last two are one person's, the second after the first.
_SPANS = """CREATE VIEW spans AS SELECT
    i, i // 4 * 3 + least(i % 4, 2) AS person,
    TIMESTAMP '2020-01-01' + to_hours(draw(i - (i % 4 = 3)::INT, 1, 38000)::INT)
        + CASE WHEN i % 4 = 3
          THEN to_hours((1 + draw(i - 1, 2, 1900) + draw(i, 3, 400))::INT)
          ELSE to_hours(0) END AS began_at,
    to_hours((1 + draw(i, 2, 1900))::INT) AS length,
    i % 4 <> 2 AND draw(i, 4, 100) < 5 AS is_open
    FROM range({custodies}) AS r(i)"""

_TABLES: Mapping[str, str] = {
    "custody": """SELECT 'c' || i AS custody_id, 'p' || person AS person_id,
        CASE WHEN draw(i, 5, 100) < 8 THEN NULL
             WHEN draw(i, 5, 100) < 25 THEN 'q' || i
             ELSE 'r' || person END AS proceeding_id,
        began_at, CASE WHEN NOT is_open THEN began_at + length END AS ended_at,
        CASE WHEN is_open OR draw(i, 6, 100) < 10 THEN NULL
             WHEN draw(i, 6, 100) < 15 THEN 'maximum_reached'
             WHEN draw(i, 6, 100) < 60 THEN 'removed' ELSE 'released' END
            AS end_reason,
        CASE WHEN draw(i, 7, 100) < 3 THEN NULL
             WHEN draw(i, 7, 100) < 13 THEN 'criminal' ELSE 'administrative' END
            AS basis_branch,
        CASE WHEN draw(i, 8, 100) < 5 THEN NULL
             WHEN draw(i, 8, 100) < 40 THEN 'irregular_entry'
             WHEN draw(i, 8, 100) < 60 THEN 'irregular_stay'
             WHEN draw(i, 8, 100) < 70 THEN 'other_offence' ELSE 'none' END
            AS conduct
        FROM spans""",
    "person": """SELECT DISTINCT 'p' || person AS person_id,
        CASE WHEN draw(person, 9, 100) >= 5
             THEN DATE '1950-01-01' + draw(person, 10, 23500)::INT END AS birth_date,
        CASE WHEN draw(person, 11, 100) < 10 THEN 'year' ELSE 'day' END
            AS birth_precision,
        CASE WHEN draw(person, 9, 100) < 3
             THEN 1990 + draw(person, 12, 25)::INT END AS birth_year,
        CASE WHEN draw(person, 13, 100) < 10 THEN NULL
             ELSE draw(person, 13, 100) < 12 END AS age_disputed
        FROM spans""",
    "order": """SELECT 'o' || i || '-' || k AS order_id, 'c' || i AS custody_id,
        CASE WHEN draw(i, 14, 200) = 0 THEN NULL
             WHEN k = 0 THEN 'detention' ELSE 'extension' END AS kind,
        began_at + to_days((k * 10)::INT) AS "at",
        CASE WHEN draw(i, 15, 100) < 70
             THEN began_at + to_days((k * 10 + 30)::INT) END AS ends_at,
        CASE WHEN k = 0 OR draw(i, 16, 100) < 10 THEN NULL
             WHEN draw(i, 16, 100) < 25 THEN 'appeal' ELSE 'transport' END
            AS extension_reason
        FROM spans, range(2) AS s(k) WHERE k = 0 OR draw(i, 17, 100) < 20""",
    "review": """SELECT 'v' || i || '-' || k AS review_id, 'c' || i AS custody_id,
        CASE WHEN draw(i + k, 18, 300) > 0
             THEN began_at + to_hours((k * 150 + draw(i + k, 19, 150))::INT) END AS "at"
        FROM spans, range(6) AS s(k)
        WHERE to_hours((k * 250)::INT) < length AND draw(i + k, 20, 100) < 85""",
    "obstacle": """SELECT 'b' || i AS obstacle_id, 'c' || i AS custody_id,
        CASE WHEN draw(i, 21, 100) < 95
             THEN began_at + to_hours(draw(i, 22, 400)::INT) END AS recorded_at,
        CASE WHEN draw(i, 23, 100) < 60
             THEN began_at + to_hours((400 + draw(i, 24, 400))::INT) END AS lifted_at,
        CASE WHEN draw(i, 25, 100) < 10 THEN NULL
             ELSE draw(i, 25, 100) < 50 END AS is_of_the_person
        FROM spans WHERE draw(i, 26, 100) < 10""",
    "release": """SELECT 'e' || i AS release_id, 'c' || i AS custody_id,
        began_at + length AS "at",
        CASE WHEN draw(i, 27, 100) < 10 THEN NULL
             ELSE draw(i, 27, 100) < 20 END AS on_expiry,
        CASE WHEN draw(i, 28, 100) < 10 THEN NULL
             ELSE draw(i, 28, 100) < 70 END AS document_issued
        FROM spans WHERE NOT is_open AND draw(i, 29, 100) < 50""",
    "health_check": """SELECT 'h' || i AS health_check_id, 'c' || i AS custody_id,
        CASE WHEN draw(i, 30, 100) > 0
             THEN began_at + to_hours(draw(i, 31, 30)::INT) END AS "at",
        CASE WHEN draw(i, 32, 100) > 0 THEN TRUE END AS covers_physical,
        draw(i, 33, 100) < 95 AS covers_mental,
        draw(i, 34, 100) < 97 AS by_professional
        FROM spans WHERE draw(i, 35, 100) < 90""",
}
TABLES = tuple(_TABLES)


def make(custodies: int, folder: Path, *, memory: str) -> None:
    """Write the canonical tables, one Parquet file each, unless they are there."""
    folder.mkdir(parents=True, exist_ok=True)
    with duckdb.connect() as work:
        work.execute(f"SET memory_limit = '{memory}'")
        work.execute(f"SET temp_directory = '{folder / 'spill'}'")
        work.execute(_DRAW)
        work.execute(_SPANS.format(custodies=custodies))
        for name, query in _TABLES.items():
            path = folder / f"{name}.parquet"
            if not path.exists():
                draft = path.with_suffix(".draft")
                work.sql(query).write_parquet(str(draft))
                draft.rename(path)
