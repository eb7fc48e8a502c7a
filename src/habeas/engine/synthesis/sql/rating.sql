-- The checklist is gone through at the last independent visit.
SELECT visit_id || '-' || upper(item) AS rating_id, visit_id, item, is_adequate,
    NOT is_adequate AND NOT is_ignored AS follow_up_opened
FROM (
    SELECT visit_id, item, is_ignored,
        NOT (is_ignored OR chance(visit_no * 8 + n, 'inadequate', 60)) AS is_adequate
    FROM (
        SELECT *, (scene = 'bare' AND n < 4) OR (scene = 'squalid' AND n >= 4)
            AS is_ignored
        FROM (
            SELECT *, unnest(['space', 'open_air', 'cleaning', 'light', 'food', 'water',
                'bedding', 'staff']) AS item, unnest(range(8)) AS n
            FROM visits
            WHERE k = 9
        )
    )
)
