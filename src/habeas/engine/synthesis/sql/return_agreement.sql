SELECT 'V' || digits AS return_agreement_id, custody_id,
    after(until, -from_to(number, 'signed', 600, 3000)) AS signed_at
FROM cases
WHERE end_reason = 'voluntary_return' AND (lasted > days(1)
    OR scene = 'returned-uninformed')
