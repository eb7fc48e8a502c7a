SELECT 'U' || digits AS unlawfulness_id, custody_id, found_at,
    CASE scene
        WHEN 'no-claim-opened' THEN NULL
        WHEN 'claim-opened-late' THEN after(found_at, days(45))
        ELSE CASE WHEN after(found_at, wait) <= as_of() THEN after(found_at, wait) END
    END AS claim_opened_at
FROM (
    SELECT *, after(until, from_to(number, 'found', days(1),
            CASE WHEN is_plain THEN days(20) ELSE days(3) END)) AS found_at,
        from_to(number, 'claim', days(1), days(28)) AS wait
    FROM cases
    WHERE scene IN ('no-claim-opened', 'claim-opened-late')
        OR (is_plain AND end_reason = 'court_ordered' AND chance(number, 'unlawful', 500))
)
WHERE found_at <= as_of()
