SELECT place_id,
    CASE
        WHEN place_no = 0 THEN 'Police headquarters of Halmora'
        WHEN place_no = 1 THEN 'Halmora Prison'
        WHEN place_no = 5 THEN 'Halmora General Hospital, guarded ward'
        WHEN place_no = 7 THEN 'Family Centre'
        ELSE 'Centre ' || place_no
    END AS name,
    type,
    false AS may_leave,
    CASE WHEN scene IN ('unsupervised-operator', 'untrained-staff')
        OR (scene = 'none' AND chance(place_no, 'private', 120)) THEN 'private'
        ELSE 'public' END AS operator,
    scene <> 'unsupervised-operator' AS has_monitoring_scheme,
    CASE WHEN scene = 'untrained-staff' THEN as_of()::date - 40
        ELSE as_of()::date + from_to(place_no, 'trained', 20, 360)::integer END
        AS staff_trained_until,
    place_no = 6 OR scene = 'abroad-unregistered' AS is_abroad,
    CASE WHEN place_no = 6 OR scene = 'abroad-unregistered' THEN 'de_facto'
        ELSE 'territory' END AS control,
    CASE scene WHEN 'overcrowded' THEN in_a_night - 1
        ELSE ifnull(on_a_day, 0) + 2 + ifnull(on_a_day, 0) // 4 END AS capacity,
    place_no IN (0, 1, 2, 3) AS holds_convicted,
    place_no IN (0, 1, 3) AS has_separate_unit,
    CASE WHEN type IN ('transit_zone', 'border_post') THEN 'A-BORDER'
        WHEN place_no = 0 THEN 'A-POLICE' ELSE 'A-IMMIGRATION' END AS authority_id,
    scene NOT IN ('abroad-unregistered', 'unregistered') AS is_registered
FROM sites
LEFT JOIN (SELECT place_no, sum(on_a_day)::bigint AS on_a_day FROM day_peaks GROUP BY ALL)
    USING (place_no)
LEFT JOIN night_peaks USING (place_no)
ORDER BY place_no
