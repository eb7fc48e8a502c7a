CREATE MACRO basis_of(regime) AS CASE regime
    WHEN 'border' THEN 'AA19-44' WHEN 'asylum' THEN 'AS12-22' ELSE 'AA19-40' END;

-- How many people were in a part of a place on one day, from its first hour to its
-- last, at the most.
CREATE TABLE day_peaks AS
SELECT place_no, wing, max(held)::bigint AS on_a_day
FROM (
    SELECT place_no, wing, sum(sum(step)) OVER (PARTITION BY place_no, wing ORDER BY "at")
        AS held
    FROM (
        SELECT place_no, wing, unnest([arrived_at::date, left_at::date + 1]) AS at,
            unnest([1, -1]) AS step
        FROM placed
    )
    WHERE "at" IS NOT NULL
    GROUP BY place_no, wing, "at"
)
GROUP BY ALL;

-- How many people spent one night in a place, at the most, where that is too many.
CREATE TABLE night_peaks AS
SELECT place_no, max(held)::bigint AS in_a_night
FROM (
    SELECT place_no, sum(sum(step)) OVER (PARTITION BY place_no ORDER BY "at") AS held
    FROM (
        SELECT place_no, unnest([arrived_at::date, left_at::date]) AS at,
            unnest([1, -1]) AS step
        FROM placed
        WHERE place_scene(place_no) = 'overcrowded'
    )
    WHERE "at" IS NOT NULL
    GROUP BY place_no, "at"
)
GROUP BY ALL;

-- The places, each with the scene it plays, if it was used so that it can.
CREATE TABLE sites AS
SELECT range AS place_no, 'L' || lpad(range::varchar, 5, '0') AS place_id,
    CASE
        WHEN place_scene(range) = 'overcrowded'
            AND NOT range IN (SELECT place_no FROM night_peaks WHERE in_a_night >= 2)
            THEN 'none'
        WHEN place_scene(range) IN ('never-visited', 'seldom-visited')
            AND NOT range IN (SELECT place_no FROM placed
                WHERE arrived_at < as_of() - INTERVAL 300 DAY) THEN 'none'
        ELSE place_scene(range)
    END AS scene,
    CASE
        WHEN range = 0 THEN 'police_station'
        WHEN range = 1 THEN 'prison'
        WHEN range = 5 THEN 'hospital'
        WHEN range = 7 THEN 'family_centre'
        WHEN place_scene(range) = 'called-open' THEN 'open_reception_centre'
        WHEN range < 8 THEN 'immigration_detention_centre'
        WHEN range % 5 = 2 THEN CASE WHEN chance(range, 'zone', 500)
            THEN 'transit_zone' ELSE 'border_post' END
        WHEN chance(range, 'closed-reception', 250) THEN 'closed_reception_centre'
        ELSE 'immigration_detention_centre'
    END AS type
FROM range(places())
ORDER BY place_no;

-- A visit every sixty to eighty days, the last within the last sixty.
CREATE VIEW visits AS
SELECT *, place_no * 11 + k AS visit_no, 'V' || place_id || '-' || k AS visit_id,
    as_of() - to_seconds(days(CASE k WHEN 10 THEN 100 ELSE 600 - 60 * k END)
        - from_to(place_no * 11 + k, 'visit', 0, days(19))) AS at
FROM (
    SELECT *, unnest(CASE scene
        WHEN 'visited-by-its-own' THEN range(11) ELSE range(10) END) AS k
    FROM sites
    WHERE scene <> 'never-visited'
)
WHERE NOT (scene = 'seldom-visited' AND k IN (5, 6));

-- The time from deprivation that an order covers, after so many prolongations.
CREATE MACRO period(regime, n) AS CASE regime
    WHEN 'removal' THEN days(30 + 15 * (n))
    WHEN 'asylum' THEN days(21 + 14 * (n))
    ELSE hours(48 + 48 * (n)) END;
