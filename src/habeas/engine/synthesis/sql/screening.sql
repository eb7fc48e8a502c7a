-- On admission, and again after each transfer, each incident and each need of care.
SELECT 'S' || digits || '-' || n AS screening_id, custody_id, "at",
    CASE WHEN scene = 'screened-by-unqualified' AND n = 0 THEN false
        ELSE lacking(true, is_plain, number, 'no-screener', 12) END AS by_qualified_person
FROM (
    SELECT *, CASE
        WHEN n = 0 AND scene = 'screened-late' THEN after(began_at, hours(60))
        WHEN n = 0 THEN after(began_at, from_to(number, 'screened', 1800, hours(20)))
        ELSE after(CASE n
                WHEN 1 THEN after(began_at, t0)
                WHEN 2 THEN after(began_at, t1)
                WHEN 3 THEN after(began_at, t2)
                WHEN 5 THEN incident_at
                ELSE need_at END,
            from_to(number * 8 + n, 'again', hours(2), hours(40)))
        END AS "at"
    FROM (
        SELECT *,
            unnest(list_concat(
                CASE scene WHEN 'not-screened' THEN [] ELSE [0] END,
                CASE WHEN starts_at_police THEN [1] ELSE [] END,
                CASE moves WHEN 0 THEN [] WHEN 1 THEN [2] ELSE [2, 3] END,
                CASE WHEN has_incident AND scene <> 'not-rescreened' THEN [5] ELSE [] END,
                CASE WHEN has_need THEN [6] ELSE [] END)) AS n,
            at_police(span_no) AS t0, first_move(span_no, lasted) AS t1,
            second_move(span_no, lasted) AS t2
        FROM eventful
    )
)
WHERE "at" < until
