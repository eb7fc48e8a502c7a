-- On admission, and every three to four weeks.
SELECT 'HC' || digits || '-' || n AS health_check_id, custody_id, after(began_at, s) AS at,
    true AS covers_physical, NOT (scene = 'mind-not-checked' AND n = 0) AS covers_mental,
    scene <> 'checked-by-no-professional' AS by_professional
FROM (
    SELECT *, CASE
        WHEN n = 0 AND scene = 'checked-late' THEN hours(50)
        WHEN n = 0 THEN from_to(number, 'checked', 1800, hours(22))
        ELSE days(24 * n) + from_to(number * 64 + n, 'checked', 0, days(4)) END AS s
    FROM (SELECT *, unnest(range(0, 1 + lasted // days(24))) AS n FROM cases)
)
WHERE s < lasted AND NOT (scene = 'not-checked-again' AND n > 0)
    AND scene <> 'never-checked'
