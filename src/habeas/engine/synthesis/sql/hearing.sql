-- The first within a day or two, and another every four weeks.
SELECT 'H' || digits || '-' || n AS hearing_id, custody_id,
    CASE n WHEN 0 THEN after(began_at, from_to(number, 'applied', hours(1), hours(9)))
        END AS applied_at,
    after(began_at, s) AS at,
    CASE scene WHEN 'heard-by-its-own' THEN 'A-INSPECTION' ELSE 'A-COURT' END
        AS authority_id,
    scene <> 'heard-by-its-own' AS is_court,
    scene <> 'court-without-power' AS may_release,
    scene <> 'not-ordered-by-court' AS ordered_detention,
    scene = 'release-order-ignored' AND n = 0 AS ordered_release,
    NULL AS obeyed_at,
    scene <> 'no-appeal' AS appeal_available,
    CASE WHEN chance(number * 64 + n, 'own-tongue', 300) AND
        scene <> 'heard-without-interpreter' THEN tongue ELSE 'qha' END AS language,
    scene <> 'heard-without-interpreter' AS interpreter_qualified
FROM (
    SELECT *, CASE
        WHEN n = 0 AND scene = 'heard-late' THEN hours(90)
        WHEN n = 0 THEN from_to(number, 'heard', hours(10), hours(45))
        ELSE days(28 * n) + from_to(number * 64 + n, 'heard-again', 0, hours(20))
        END AS s
    FROM (SELECT *, unnest(range(0, 1 + lasted // days(28))) AS n FROM cases)
)
WHERE s < lasted AND scene <> 'not-heard' AND NOT (scene = 'heard-once' AND n > 0)
