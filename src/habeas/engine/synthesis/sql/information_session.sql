SELECT 'I' || digits AS information_session_id, custody_id,
    after(began_at, from_to(number, 'informed', 1800, hours(20))) AS at,
    tongue AS language
FROM cases
WHERE lasted > days(1) AND scene <> 'returned-uninformed'
    AND (end_reason = 'voluntary_return' OR chance(number, 'session', 700))
