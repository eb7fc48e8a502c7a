SELECT 'J' || digits AS counsel_id, custody_id, assigned_at, true AS is_free,
    scene = 'counsel-refused' AS access_refused
FROM (
    SELECT *, after(began_at, CASE scene WHEN 'counsel-late' THEN days(5)
        ELSE from_to(number, 'counsel', hours(3), hours(44)) END) AS assigned_at
    FROM cases
)
WHERE scene <> 'no-counsel' AND assigned_at < until
    AND (lacks_means OR scene <> 'ordinary' OR chance(number, 'has-counsel', 800))
