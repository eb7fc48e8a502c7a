SELECT 'Z' || digits AS remedy_id, custody_id,
    after(began_at, lasted // 3) AS filed_at,
    CASE WHEN scene = 'removed-with-remedy-pending' THEN NULL
        WHEN end_reason IN ('removed', 'voluntary_return') OR NOT is_open
            THEN after(began_at, lasted // 3 + lasted // 3) END AS decided_at,
    scene = 'removed-with-remedy-pending' OR chance(number, 'suspends', 700)
        AS is_suspensive
FROM cases
WHERE scene = 'removed-with-remedy-pending'
    OR (lasted > days(4) AND chance(number, 'remedy', 150))
