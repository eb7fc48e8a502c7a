"""The ten standards in SQL written by hand, as one who knows DuckDB would."""

from benchmarks.standards import AS_OF, NAMES, codes

_OVER = """CASE WHEN until > expires_sure THEN TRUE
    WHEN until <= expires_first THEN FALSE END"""
_LATE = """CASE WHEN NOT was_reviewed THEN until > began_at + INTERVAL 7 DAY
    WHEN second_review_at IS NULL
    THEN first_review_at > began_at + INTERVAL 7 DAY
        OR until > first_review_at + INTERVAL 14 DAY
    ELSE first_review_at > began_at + INTERVAL 7 DAY
        OR second_review_at > first_review_at + INTERVAL 14 DAY
        OR unreviewed_to > unreviewed_from + INTERVAL 14 DAY END"""
_HELD_ON = """CASE WHEN obstacle_to > obstacle_from + INTERVAL 48 HOUR THEN TRUE
    WHEN obstacle_may_be_to <= obstacle_may_be_from + INTERVAL 48 HOUR
    THEN FALSE END"""


def _judged(applies: str, breached: str, waits: str = "FALSE") -> str:
    return f"""CASE WHEN ({applies}) IS NULL THEN 3 WHEN NOT ({applies}) THEN 0
        WHEN ({breached}) THEN 4
        WHEN ({breached}) IS NULL OR ({waits}) IS NULL THEN 3
        WHEN ({waits}) THEN 2 ELSE 1 END"""


_VERDICTS = (
    _judged(
        "TRUE",
        "basis_branch = 'criminal' AND conduct IN "
        "('irregular_entry', 'irregular_stay', 'irregular_exit')",
    ),
    _judged("TRUE", "was_child"),
    _judged(
        "TRUE",
        "CASE WHEN is_over OR NOT maximum_is_set THEN TRUE "
        "WHEN maximum_is_set THEN is_over END",
    ),
    _judged(
        "CASE WHEN is_over THEN TRUE ELSE maximum_is_set END",
        "is_over",
        "is_running AND NOT is_over",
    ),
    _judged("TRUE", _LATE, "NOT was_reviewed AND is_running"),
    _judged("has_obstacle", _HELD_ON, "is_running AND obstacle_stands"),
    _judged("was_prolonged", "lengthened_for_rights"),
    _judged("is_running", "NOT (maximum_is_set OR order_sets_end)"),
    _judged(
        "follows_expiry OR released_on_expiry",
        "follows_expiry OR (released_on_expiry AND NOT document_issued)",
    ),
    """CASE WHEN checked_on_admission IS NULL THEN 3
        WHEN checked_on_admission THEN 1
        WHEN until IS NULL THEN 3 WHEN until > began_at + INTERVAL 24 HOUR THEN 4
        WHEN is_running IS NULL THEN 3 WHEN is_running THEN 2 ELSE 0 END""",
)


def row_wise(facts: str) -> str:
    """Count the verdicts over wide facts, a table or a query in parentheses."""
    named = zip(NAMES, _VERDICTS, strict=True)
    verdicts = ", ".join(f'{said} AS "{name}"' for name, said in named)
    counts = ", ".join(
        f'count_if("{name}" = {code}) AS {name.replace("-", "_")}_{code}'
        for name in NAMES
        for code in codes()
    )
    return (
        f"SELECT {counts} FROM (SELECT {verdicts} "
        f"FROM (SELECT *, {_OVER} AS is_over FROM {facts}))"
    )


def _some(claim: str) -> str:
    """Say whether any row claims it; where none does and one may, unknown."""
    return (
        f"CASE WHEN bool_or({claim}) THEN TRUE "
        f"WHEN count({claim}) = count(*) THEN FALSE END"
    )


_BEFORE = (
    "ORDER BY began_at, custody_id ROWS BETWEEN UNBOUNDED PRECEDING AND 1 PRECEDING"
)
_FEATURES = f"""
WITH base AS MATERIALIZED (
    SELECT custody_id, person_id, proceeding_id, began_at, end_reason, basis_branch,
        conduct, ended_at IS NULL OR ended_at > as_of AS is_running,
        CASE WHEN ended_at <= as_of THEN ended_at ELSE as_of END AS until
    FROM custody, (SELECT TIMESTAMP '{AS_OF}' AS as_of)
    WHERE began_at <= as_of
), spans AS (
    SELECT custody_id, person_id, proceeding_id, began_at, until,
        max(until) OVER (PARTITION BY person_id {_BEFORE}) AS before FROM base
), measured AS (
    SELECT custody_id, person_id, proceeding_id, began_at,
        greatest(epoch(until) - epoch(greatest(began_at, before)), 0)::BIGINT AS spent,
        greatest(epoch(before) - epoch(began_at), 0)::BIGINT AS shared,
        sum(CASE WHEN began_at <= before + INTERVAL 24 HOUR THEN 0 ELSE 1 END)
            OVER (PARTITION BY person_id ORDER BY began_at, custody_id
                  ROWS UNBOUNDED PRECEDING) AS chain
    FROM spans
), summed AS (
    SELECT custody_id, proceeding_id, coalesce(shared, 0) AS shared,
        coalesce(sum(spent) OVER c, 0) AS in_chain,
        coalesce(sum(spent) OVER q, 0) AS in_proceeding,
        coalesce(sum(spent) OVER cq, 0) AS in_both,
        coalesce(sum(spent) OVER p, 0) AS of_person,
        coalesce(sum(spent) FILTER (proceeding_id IS NULL) OVER p, 0) AS loose,
        coalesce(sum(spent) FILTER (proceeding_id IS NULL) OVER c, 0) AS loose_chain
    FROM measured WINDOW
        p AS (PARTITION BY person_id {_BEFORE}),
        c AS (PARTITION BY person_id, chain {_BEFORE}),
        q AS (PARTITION BY person_id, proceeding_id {_BEFORE}),
        cq AS (PARTITION BY person_id, chain, proceeding_id {_BEFORE})
), earlier AS (
    SELECT custody_id, CASE WHEN proceeding_id IS NULL THEN in_chain
        ELSE in_chain + in_proceeding - in_both END - shared AS least,
        CASE WHEN proceeding_id IS NULL THEN of_person
        ELSE in_chain + in_proceeding - in_both + loose - loose_chain END - shared
            AS most
    FROM summed
), births AS (
    SELECT person_id, coalesce(age_disputed, FALSE) AS is_disputed,
        CASE WHEN birth_date IS NULL THEN make_date(birth_year, 1, 1)
             WHEN birth_precision = 'year' THEN date_trunc('year', birth_date)::DATE
             ELSE birth_date END AS first,
        CASE WHEN birth_date IS NULL THEN make_date(birth_year, 12, 31)
             WHEN birth_precision = 'year' THEN make_date(year(birth_date), 12, 31)
             ELSE birth_date END AS last
    FROM person
), adults AS (
    SELECT person_id, is_disputed,
        first + INTERVAL 18 YEAR
            + CASE WHEN month(first) = 2 AND day(first) = 29 THEN INTERVAL 1 DAY
              ELSE INTERVAL 0 DAY END AS oldest,
        last + INTERVAL 18 YEAR
            + CASE WHEN month(last) = 2 AND day(last) = 29 THEN INTERVAL 1 DAY
              ELSE INTERVAL 0 DAY END AS youngest
    FROM births
), orders AS (
    SELECT custody_id, {_some("kind = 'extension'")} AS was_prolonged,
        {
    _some(
        "kind = 'extension' AND extension_reason IN "
        "('appeal', 'asylum_claim', 'other_right_used')"
    )
} AS lengthened_for_rights,
        {
    _some("kind <> 'release' AND CASE WHEN ends_at IS NOT NULL THEN TRUE END")
} AS order_sets_end
    FROM "order" GROUP BY custody_id
), turns AS (
    SELECT r.custody_id, r."at",
        row_number() OVER w AS turn, coalesce(lead(r."at") OVER w, until) AS next
    FROM review AS r JOIN base USING (custody_id)
    WHERE r."at" IS NULL OR r.at BETWEEN began_at AND until
    WINDOW w AS (PARTITION BY r.custody_id ORDER BY r."at")
), reviews AS (
    SELECT custody_id, count("at") = count(*) AS dated, min("at") AS first_at,
        min("at") FILTER (turn = 2) AS second_at,
        max({{'gap': epoch(next) - epoch("at"), 'a': "at", 'b': next}})
            FILTER (turn > 1) AS longest
    FROM turns GROUP BY custody_id
), obstructed AS (
    SELECT o.custody_id, NOT is_of_the_person AS counts,
        NOT is_of_the_person AND lifted_at IS NULL AS stands,
        greatest(coalesce(recorded_at, began_at), began_at) AS a,
        least(coalesce(lifted_at, until), until) AS b,
        NOT is_of_the_person AND recorded_at IS NOT NULL AS is_sure
    FROM obstacle AS o JOIN base USING (custody_id)
), obstacles AS (
    SELECT custody_id, {_some("counts")} AS has_obstacle,
        {_some("stands")} AS obstacle_stands,
        max({{'gap': b - a, 'a': a, 'b': b}}) FILTER (is_sure) AS sure,
        max({{'gap': b - a, 'a': a, 'b': b}})
            FILTER (counts IS NULL OR counts) AS may_be
    FROM obstructed WHERE b >= a GROUP BY custody_id
), released AS (
    SELECT custody_id, {_some("on_expiry")} AS on_expiry,
        {_some("document_issued")} AS document_issued
    FROM release GROUP BY custody_id
), expiries AS (
    SELECT b.custody_id, b.person_id, b.proceeding_id, b.began_at,
        CASE WHEN end_reason = 'maximum_reached' OR on_expiry THEN TRUE
             WHEN r.custody_id IS NULL THEN FALSE ELSE on_expiry END AS on_expiry,
        CASE WHEN r.custody_id IS NULL THEN FALSE ELSE document_issued END
            AS document_issued
    FROM base AS b LEFT JOIN released AS r USING (custody_id)
), followed AS (
    SELECT custody_id, proceeding_id, on_expiry, document_issued,
        coalesce(bool_or(on_expiry) OVER q, FALSE) AS surely,
        coalesce(bool_or(coalesce(on_expiry, TRUE)) OVER q, FALSE) AS maybe,
        coalesce(bool_or(coalesce(on_expiry, TRUE)) OVER p, FALSE) AS of_person,
        coalesce(bool_or(coalesce(on_expiry, TRUE) AND proceeding_id IS NULL)
            OVER p, FALSE) AS loose
    FROM expiries WINDOW p AS (PARTITION BY person_id {_BEFORE}),
        q AS (PARTITION BY person_id, proceeding_id {_BEFORE})
), checks AS (
    SELECT custody_id,
        {_some("covers_physical AND by_professional AND is_early")}
            AND {_some("covers_mental AND by_professional AND is_early")} AS in_time
    FROM (SELECT h.*, h."at" <= began_at + INTERVAL 24 HOUR AS is_early
        FROM health_check AS h JOIN base USING (custody_id))
    GROUP BY custody_id
)
SELECT b.basis_branch, b.conduct, b.began_at, b.until, b.is_running,
    CASE WHEN a.is_disputed OR oldest > b.began_at::DATE THEN TRUE
         WHEN youngest <= b.began_at::DATE THEN FALSE END AS was_child,
    TRUE AS maximum_is_set,
    b.began_at - to_seconds(e.least) + INTERVAL 60 DAY AS expires_sure,
    b.began_at - to_seconds(e.most) + INTERVAL 60 DAY AS expires_first,
    coalesce(v.custody_id IS NOT NULL, FALSE) AS was_reviewed,
    CASE WHEN dated THEN first_at END AS first_review_at,
    CASE WHEN dated THEN second_at END AS second_review_at,
    CASE WHEN dated THEN longest.a END AS unreviewed_from,
    CASE WHEN dated THEN longest.b END AS unreviewed_to,
    CASE WHEN x.custody_id IS NULL THEN FALSE ELSE has_obstacle END AS has_obstacle,
    obstacle_stands, sure.a AS obstacle_from, sure.b AS obstacle_to,
    may_be.a AS obstacle_may_be_from, may_be.b AS obstacle_may_be_to,
    CASE WHEN o.custody_id IS NULL THEN FALSE ELSE was_prolonged END AS was_prolonged,
    CASE WHEN o.custody_id IS NULL THEN FALSE ELSE lengthened_for_rights END
        AS lengthened_for_rights,
    CASE WHEN o.custody_id IS NULL THEN FALSE ELSE order_sets_end END
        AS order_sets_end,
    CASE WHEN NOT f.of_person THEN FALSE WHEN f.proceeding_id IS NULL THEN NULL
         WHEN f.surely THEN TRUE WHEN f.maybe OR f.loose THEN NULL
         ELSE FALSE END AS follows_expiry,
    f.on_expiry AS released_on_expiry, f.document_issued,
    CASE WHEN h.custody_id IS NULL THEN FALSE ELSE h.in_time END
        AS checked_on_admission
FROM base AS b JOIN earlier AS e USING (custody_id)
JOIN followed AS f USING (custody_id)
LEFT JOIN adults AS a ON a.person_id = b.person_id
LEFT JOIN orders AS o ON o.custody_id = b.custody_id
LEFT JOIN reviews AS v ON v.custody_id = b.custody_id
LEFT JOIN obstacles AS x ON x.custody_id = b.custody_id
LEFT JOIN checks AS h ON h.custody_id = b.custody_id
"""


def whole() -> str:
    """Count the verdicts from the canonical tables, features and all."""
    return row_wise(f"({_FEATURES})")
