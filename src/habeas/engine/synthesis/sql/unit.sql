SELECT place_id || wing AS unit_id, place_id,
    ifnull(on_a_day, 0) + 2 + ifnull(on_a_day, 0) // 4 AS capacity,
    wing = 'X' AS is_for_families
FROM (
    SELECT place_no, place_id, unnest(CASE place_no
        WHEN 7 THEN ['X'] WHEN 4 THEN ['A'] ELSE ['F', 'M'] END) AS wing
    FROM sites
)
LEFT JOIN day_peaks USING (place_no, wing)
ORDER BY place_no, wing
