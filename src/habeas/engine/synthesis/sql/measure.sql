SELECT measure_id, person_id,
    CASE
        WHEN scene IN ('confined-at-home', 'not-in-law') THEN 'house_arrest'
        WHEN scene = 'heavy-without-reason' OR chance(measure_no, 'heavy', 200)
            THEN pick_heavy_measure(draw(measure_no, 'heavy-kind'))
        WHEN scene = 'none' THEN pick_light_measure(draw(measure_no, 'light-kind'))
        ELSE 'reporting'
    END AS kind,
    began_at, CASE WHEN NOT is_open THEN until END AS ended_at,
    CASE scene WHEN 'measure-overstays' THEN after(began_at, days(20))
        ELSE after(began_at, days(90)) END AS ends_at,
    CASE scene WHEN 'not-in-law' THEN NULL ELSE 'AA19-51' END AS legal_basis,
    scene <> 'heavy-without-reason' AS lighter_ruled_out,
    scene = 'confined-at-home' AS is_round_the_clock,
    CASE WHEN lasted > days(25) AND scene <> 'burden-not-examined'
        THEN after(until, -from_to(measure_no, 'burden', days(1), days(24))) END
        AS burden_examined_at,
    CASE WHEN NOT is_open THEN lacking(NOT chance(measure_no, 'absent', 70), is_plain,
        measure_no, 'no-appearance', 80) END AS appeared
FROM measures
