SELECT measure_id || '-' || n AS measure_review_id, measure_id, after(began_at, s) AS at,
    scene <> 'measure-not-reviewed-by-court' AS by_court
FROM (
    SELECT *, days(25 * n - 2) + from_to(measure_no * 8 + n, 'measure-review', 0, days(2)) AS s
    FROM (SELECT *, unnest(range(1, 5)) AS n FROM measures)
)
WHERE after(began_at, s) < until AND scene <> 'measure-not-reviewed'
