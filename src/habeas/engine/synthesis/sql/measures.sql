-- Alternatives to detention: of people who are not held.
CREATE VIEW measures AS
SELECT *, began_at + to_seconds(length) > as_of() AS is_open,
    least(began_at + to_seconds(length), as_of()) AS until,
    least(length, epoch(as_of())::bigint - epoch(began_at)::bigint) AS lasted
FROM (
    SELECT range AS measure_no,
        'MS' || lpad((range + 1)::varchar, 8, '0') AS measure_id,
        'Q' || lpad((range + 1)::varchar, 8, '0') AS person_id,
        measure_scene(range) AS scene, measure_scene(range) = 'none' AS is_plain,
        as_of() - to_seconds(CASE measure_scene(range) WHEN 'none' THEN days(1)
            ELSE days(90) END + upto(range, 'measure-began', days(400)))
            AS began_at,
        CASE measure_scene(range) WHEN 'none'
            THEN days(5) + skewed(range, 'measure-length', days(80))
            ELSE days(40) + skewed(range, 'measure-length', days(45)) END AS length,
        measure_scene(range) = 'no-schooling' OR (measure_scene(range) = 'none'
            AND chance(range, 'measure-child', 80)) AS is_child
    FROM range(measure_count())
);
