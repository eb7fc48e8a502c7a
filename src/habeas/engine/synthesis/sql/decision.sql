SELECT 'Y' || digits AS decision_id, custody_id,
    after(began_at, lasted // 4) AS at,
    scene <> 'decision-not-reasoned' AS is_reasoned,
    scene <> 'decision-not-written' AS is_written,
    scene <> 'decision-not-handed-over' AS handed_over,
    CASE WHEN scene = 'decision-not-copied' THEN false
        ELSE lacking(true, is_plain, number, 'copy-not-recorded', 40) END
        AS copied_to_counsel
FROM cases
WHERE starts_with(scene, 'decision-') OR end_reason = 'removed'
    OR (lasted > days(3) AND chance(number, 'decision', 600))
