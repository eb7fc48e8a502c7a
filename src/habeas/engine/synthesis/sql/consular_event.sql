-- All are told of the right; some ask, and the consulate is told within a day.
SELECT 'K' || digits || '-' || kind AS consular_event_id, custody_id, kind,
    CASE kind
        WHEN 'told_of_right' THEN CASE scene
            WHEN 'consular-right-told-late' THEN after(began_at, hours(50))
            ELSE told_at END
        WHEN 'requested' THEN asked_at
        WHEN 'declined' THEN asked_at
        WHEN 'notified' THEN CASE scene
            WHEN 'consulate-notified-late' THEN after(asked_at, days(3))
            ELSE after(asked_at, from_to(number, 'consulate', hours(1), hours(20))) END
        ELSE after(asked_at, days(2))
    END AS at,
    CASE kind WHEN 'told_of_right' THEN CASE scene
        WHEN 'consular-right-in-foreign-tongue' THEN 'qha' ELSE tongue END END
        AS language,
    kind IN ('notified', 'access_given') AS is_country_of_origin
FROM (
    SELECT *, after(began_at, from_to(number, 'told', hours(1), hours(18))) AS told_at,
        after(began_at, hours(19)) AS asked_at,
        unnest(CASE
            WHEN scene = 'consular-right-not-told' THEN []
            WHEN scene = 'consulate-told-unasked' THEN ['told_of_right', 'notified']
            WHEN scene = 'consulate-not-told' THEN ['told_of_right', 'requested']
            WHEN scene = 'consulate-notified-late'
                THEN ['told_of_right', 'requested', 'notified']
            WHEN scene = 'consulate-of-refugee'
                THEN ['told_of_right', 'notified', 'access_given']
            WHEN regime = 'removal' AND lasted > days(4) AND chance(number, 'asks', 250)
                THEN ['told_of_right', 'requested', 'notified', 'access_given']
            WHEN chance(number, 'declines', 300) AND lasted > days(1)
                THEN ['told_of_right', 'declined']
            ELSE ['told_of_right'] END) AS kind
    FROM cases
)
WHERE kind <> 'told_of_right' OR told_at < until
