SELECT 'WK' || digits || '-' || n AS work_id, custody_id,
    after(began_at, lasted * n // 5) AS at,
    scene <> 'forced-to-work' AS has_consent,
    CASE WHEN scene = 'underpaid' THEN false
        ELSE lacking(true, is_plain, number, 'no-wage', 40) END AS is_paid_lawfully
FROM (
    SELECT *, unnest([1, 2, 3]) AS n
    FROM cases
    WHERE scene IN ('forced-to-work', 'underpaid')
        OR (is_plain AND lasted > days(6) AND chance(number, 'works', 90))
)
