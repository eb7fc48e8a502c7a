SELECT measure_id || '-' || kind AS support_id, measure_id, kind
FROM (
    SELECT *, unnest(['case_management', 'legal_aid', 'housing', 'health', 'schooling'])
        AS kind
    FROM measures
)
WHERE (kind <> 'schooling' OR is_child)
    AND scene <> 'no-' || replace(kind, '_', '-')
