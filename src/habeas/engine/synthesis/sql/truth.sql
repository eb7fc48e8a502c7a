-- A custody's confinement bears the custody's own number.
SELECT subject, CASE subject WHEN 'confinement' THEN 'SC' || digits ELSE id END AS id,
    standard, aspect
FROM (
    SELECT 'custody' AS player, custody_id AS id, digits, scene AS scene, member
    FROM cases WHERE NOT is_plain
    UNION ALL
    SELECT 'place', place_id, NULL, scene, 0 FROM sites WHERE scene <> 'none'
    UNION ALL
    SELECT 'measure', measure_id, NULL, scene, 0 FROM measures WHERE scene <> 'none'
)
JOIN plants USING (player, scene, member)
ORDER BY ALL
