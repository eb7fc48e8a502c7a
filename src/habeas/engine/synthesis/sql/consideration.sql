-- Every alternative the law has is considered, and ruled out for a reason of the
-- person's own, between the assessment and the order.
SELECT 'D' || digits || '-' || n AS consideration_id, custody_id, alternative,
    after(began_at, CASE WHEN scene = 'considered-after-order' AND n = 9
        THEN hours(26) ELSE -1300 - 60 * n END) AS at,
    true AS was_ruled_out,
    scene <> 'ruled-out-by-rote' AS reason_is_individual
FROM (
    SELECT *, unnest(['release', 'registration', 'case_management',
            'designated_address', 'guarantor', 'reporting', 'document_deposit', 'bail',
            'curfew', 'electronic_monitoring']) AS alternative,
        unnest(range(10)) AS n
    FROM cases
)
WHERE scene <> 'no-alternatives' AND NOT (scene = 'one-alternative-left-out' AND n = 9)
