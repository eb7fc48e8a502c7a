-- Apart from others for some hours a day; in the scenes, in solitary confinement.
SELECT 'SC' || digits AS confinement_id, custody_id, person_id,
    'L' || lpad((8 + skewed(number, 'apart', places() - 8))::varchar, 5, '0') AS place_id,
    from_at AS began_at, after(from_at, s) AS ended_at, NULL AS end_not_known,
    CASE WHEN chance(number, 'days-recorded', 500) THEN s / 86400.0 END AS days_recorded,
    CASE WHEN is_solitary THEN 22.0 + upto(number, 'hours', 3)
        ELSE lacking(8.0 + upto(number, 'hours', 9), is_plain, number, 'no-hours', 60) END
        AS hours_a_day,
    lacking(is_solitary, is_plain, number, 'not-known-solitary', 60) AS is_solitary,
    CASE WHEN is_solitary THEN 'disciplinary'
        ELSE pick_confinement_reason(draw(number, 'why')) END AS reason,
    false AS was_requested,
    CASE WHEN scene = 'vulnerable-in-solitary' THEN 'serious'
        WHEN is_solitary THEN 'none'
        ELSE lacking('none', is_plain, number, 'mind-not-assessed', 300) END
        AS mental_health,
    false AS has_serious_illness, false AS has_disability, false AS is_suicide_risk
FROM (
    SELECT *, scene IN ('in-solitary', 'long-in-solitary', 'vulnerable-in-solitary')
            AS is_solitary,
        after(began_at, days(2)) AS from_at,
        CASE scene WHEN 'long-in-solitary' THEN lasted - days(3)
            ELSE from_to(number, 'apart-for', hours(8), days(4)) END AS s
    FROM cases
    WHERE scene IN ('in-solitary', 'long-in-solitary', 'vulnerable-in-solitary')
        OR (is_plain AND NOT is_open AND lasted > days(8) AND chance(number, 'apart', 35))
)
