SELECT 'NE' || digits AS need_id, custody_id, need_at AS recorded_at, is_urgent,
    CASE WHEN chance(number, 'due-set', 300) THEN after(need_at, hours(20)) END AS due_at,
    CASE
        WHEN scene = 'need-not-met' THEN NULL
        WHEN scene = 'need-met-late' THEN after(need_at, days(4))
        WHEN met_at <= as_of() THEN met_at
    END AS met_at
FROM (
    SELECT *, after(need_at, from_to(number, 'met', 1200, hours(18))) AS met_at,
        NOT is_plain OR chance(number, 'urgent', 400) AS is_urgent
    FROM eventful
    WHERE has_need
)
