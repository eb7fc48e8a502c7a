-- The first after six days, and another every twelve.
SELECT 'R' || digits || '-' || n AS review_id, custody_id,
    after(began_at, s) AS at,
    CASE scene WHEN 'reviewed-by-its-own' THEN 'A-INSPECTION' ELSE 'A-COURT' END
        AS authority_id,
    scene <> 'reviewer-without-power' AS may_release,
    false AS ordered_release
FROM (
    SELECT *, days(12 * n - 6) + from_to(number * 64 + n, 'review', 0, hours(19)) AS s
    FROM (
        SELECT *, unnest(range(1, 2 + (lasted // days(1) + 6) // 12)) AS n FROM cases
    )
)
WHERE s < lasted AND scene <> 'not-reviewed'
    AND NOT (scene = 'review-late' AND n = 1)
