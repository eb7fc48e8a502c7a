SELECT 'Q' || digits AS child_notification_id, custody_id,
    after(began_at, 3600) AS detected_at,
    CASE scene WHEN 'child-protection-late' THEN after(began_at, hours(16))
        WHEN 'child-protection-not-told' THEN NULL
        ELSE after(began_at, from_to(number, 'told', 4000, hours(5))) END AS informed_at,
    scene <> 'child-protection-not-responsible' AS is_responsible
FROM cases
WHERE is_child OR scene = 'age-disputed'
