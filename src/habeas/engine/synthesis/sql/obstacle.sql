-- Obstacles of the person's making, and such as were soon lifted.
SELECT 'X' || digits AS obstacle_id, custody_id,
    CASE WHEN scene = 'removal-impossible' THEN 'consulate_silent'
        WHEN of_person THEN 'other' ELSE 'no_transport' END AS kind,
    recorded_at,
    CASE WHEN scene = 'removal-impossible' THEN NULL
        WHEN NOT of_person THEN after(recorded_at, hours(20)) END AS lifted_at,
    of_person AS is_of_the_person
FROM (
    SELECT *, scene <> 'removal-impossible' AND chance(number, 'own-making', 400)
            AS of_person,
        after(began_at, lasted // 3) AS recorded_at
    FROM cases
    WHERE scene = 'removal-impossible' OR (is_plain AND regime = 'removal'
        AND lasted > days(5) AND chance(number, 'obstacle', 60))
)
