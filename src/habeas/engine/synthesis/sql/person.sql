-- People held, and people under a measure instead.
SELECT person_id,
    CASE known_to
        WHEN 'year' THEN date_trunc('year', birth)
        WHEN 'month' THEN date_trunc('month', birth)
        WHEN 'day' THEN birth
    END AS birth_date,
    CASE WHEN known_to IN ('year', 'month') THEN known_to END AS birth_precision,
    CASE WHEN known_to = 'the year alone' THEN year(birth) END AS birth_year,
    CASE
        WHEN scene = 'age-disputed' THEN true
        WHEN was_settled THEN true
        WHEN chance(no, 'age-disputed-recorded', 600) THEN false
    END AS age_disputed,
    CASE WHEN was_settled THEN after(first_at, -days(5)) END AS age_settled_at,
    lacking(sex, is_plain, no, 'no-sex', 8) AS sex,
    lacking(nationality, is_plain, no, 'no-nationality', 15) AS nationality,
    lacking(false, is_plain, no, 'no-statelessness', 30) AS is_stateless
FROM (
    SELECT *,
        is_plain AND chance(no, 'settled', 10) AS was_settled,
        CASE
            WHEN NOT is_plain THEN 'day'
            ELSE pick_known_to(draw(no, 'known-to'))
        END AS known_to,
        CASE
            WHEN is_child THEN first_at::date - from_to(no, 'child', 6 * 365, 17 * 365)::integer
            -- Two years past eighteen, so that a year of birth alone tells an adult.
            ELSE first_at::date - (20 * 366 + skewed(no, 'age', 45 * 365))::integer
        END::date AS birth
    FROM (
        SELECT person_id, person_no AS no, scene, is_plain, is_child, sex, nationality,
            began_at AS first_at
        FROM cases
        WHERE who <> 'one' OR member = 0
        UNION ALL
        SELECT person_id || 'K', person_no + 300000000, 'child', false, true, sex,
            nationality, began_at
        FROM cases
        WHERE scene = 'parent-of-child'
        UNION ALL
        SELECT person_id, measure_no + 200000000, 'ordinary', is_plain, is_child, pick_sex(
                draw(measure_no, 'measure-sex')),
            pick_nationality(draw(measure_no, 'measure-nationality')), began_at
        FROM measures
    )
)
