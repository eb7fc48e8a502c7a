-- Money and phones are taken, inventoried and given back; papers and medicines stay.
SELECT 'PI' || digits || '-' || n AS property_item_id, custody_id, category,
    CASE WHEN is_taken THEN taken END AS taken_at,
    CASE WHEN is_taken AND NOT (scene = 'not-inventoried' AND n = 1) THEN
        after(taken, 1500) END AS inventoried_at,
    CASE WHEN is_taken THEN true ELSE false END AS is_withheld,
    CASE WHEN is_taken THEN true END AS necessity_recorded,
    CASE WHEN is_taken THEN until END AS withheld_until,
    CASE WHEN is_taken AND NOT is_open
            AND NOT (scene IN ('not-given-back', 'lost-uncompensated') AND n = 1)
        THEN after(until, -600) END AS returned_at,
    scene = 'lost-uncompensated' AND n = 1 AS is_lost, NULL AS compensated_at
FROM (
    SELECT *, after(began_at, 300) AS taken,
        CASE n
            WHEN 1 THEN pick_item(draw(number, 'item'))
            WHEN 2 THEN CASE WHEN scene IN ('medicine-withheld') THEN 'medicine'
                WHEN scene = 'papers-withheld' THEN 'identity_document'
                WHEN chance(number, 'medicine', 300) THEN 'medicine'
                ELSE 'identity_document' END
        END AS category,
        n = 1 OR scene IN ('medicine-withheld', 'papers-withheld') AS is_taken
    FROM (
        SELECT *, unnest([1, 2]) AS n
        FROM cases
        WHERE scene IN ('not-inventoried', 'not-given-back', 'lost-uncompensated',
                'medicine-withheld', 'papers-withheld')
            OR (lasted > hours(3) AND chance(number, 'has-property', 600))
    )
)
