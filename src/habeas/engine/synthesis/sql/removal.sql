SELECT 'W' || digits AS removal_id, custody_id, until AS at,
    CASE WHEN scene = 'removed-with-others' THEN 'VEN' ELSE nationality END AS country,
    scene <> 'removed-without-decision' AS has_individual_decision,
    'X-' || CASE scene WHEN 'removed-with-others' THEN lead ELSE number END
        AS decision_text_id
FROM cases
WHERE end_reason IN ('removed', 'voluntary_return')
