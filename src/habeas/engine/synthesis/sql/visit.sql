SELECT visit_id, place_id, "at",
    CASE WHEN k = 10 THEN 'A-INSPECTION'
        WHEN chance(visit_no, 'ombudsperson', 300) THEN 'A-OMBUDS' ELSE 'A-NPM' END
        AS authority_id,
    CASE WHEN k = 10 THEN NULL WHEN chance(visit_no, 'independence-recorded', 300) THEN true END
        AS is_independent,
    chance(visit_no, 'announced', 150) AS was_announced,
    scene = 'access-refused' AND k = 9 AS access_refused,
    scene = 'area-restricted' AND k = 9 AS area_restricted
FROM visits
