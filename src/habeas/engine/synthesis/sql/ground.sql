SELECT 'G' || digits || '-' || n AS ground_id, custody_id,
    CASE
        WHEN n = 2 THEN CASE scene
            WHEN 'ground-punishment' THEN 'punishment'
            WHEN 'ground-deterrence' THEN 'deterrence'
            WHEN 'ground-automatic' THEN 'automatic'
            WHEN 'ground-danger' THEN 'danger_to_society'
            WHEN 'ground-trait' THEN 'discrimination'
            ELSE 'securing_removal' END
        WHEN scene = 'ground-irregular' THEN 'irregular_status'
        ELSE 'risk_of_absconding'
    END AS ground,
    CASE WHEN scene = 'ground-not-proven' THEN false
        ELSE lacking(true, is_plain, number * 2 + n, 'no-proof', 12) END AS is_proven,
    scene = 'ground-trait' AND n = 2 AS is_protected_trait
FROM (
    SELECT *, unnest(CASE
        WHEN scene IN ('ground-not-proven', 'ground-irregular') THEN [1]
        WHEN starts_with(scene, 'ground-') THEN [1, 2]
        WHEN regime = 'removal' AND chance(number, 'second-ground', 300) THEN [1, 2]
        ELSE [1] END) AS n
    FROM cases
)
