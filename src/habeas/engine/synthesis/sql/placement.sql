SELECT 'T' || digits || '-' || k AS placement_id, custody_id, place_id,
    place_id || wing AS unit_id, arrived_at AS began_at, left_at AS ended_at,
    NULL AS end_not_known,
    CASE WHEN stops IS NOT NULL THEN 'transferred' ELSE end_reason END AS end_reason
FROM placed
