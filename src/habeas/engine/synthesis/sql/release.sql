SELECT 'E' || digits AS release_id, custody_id, until AS at,
    stay = 'whole' AS on_expiry,
    CASE WHEN stay = 'whole' THEN scene <> 'no-protecting-document'
        ELSE lacking(chance(number, 'document', 600), is_plain, number, 'no-document',
            50) END AS document_issued
FROM cases
WHERE end_reason NOT IN ('removed', 'voluntary_return', 'died', 'escaped',
    'other_authority')
