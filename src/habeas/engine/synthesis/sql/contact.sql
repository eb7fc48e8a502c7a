-- A first offer within a day; later ones now and then refused, for a reason.
SELECT 'F' || digits || '-' || n AS contact_id, custody_id,
    CASE WHEN n = 0 OR was_refused THEN 'family' ELSE pick_contact(draw(number * 4 + n, 'whom')) END
        AS kind,
    "at", was_refused,
    CASE WHEN was_refused THEN scene <> 'refused-without-reason' END AS refusal_reasoned
FROM (
    SELECT *, n = 1 AND (scene = 'refused-without-reason'
            OR chance(number, 'refused', 80)) AS was_refused,
        after(began_at, CASE
            WHEN n = 0 AND scene = 'contact-late' THEN hours(70)
            WHEN n = 0 THEN from_to(number, 'contact', 1200, hours(22))
            ELSE lasted * from_to(number * 4 + n, 'contact', 30, 90) // 100
                + hours(1) END) AS at
    FROM (
        SELECT *, unnest(CASE WHEN scene = 'no-contact' THEN []
            WHEN lasted > days(3) THEN [0, 1, 2] ELSE [0] END) AS n
        FROM cases
    )
)
WHERE "at" < until
