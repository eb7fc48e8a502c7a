-- Of the people apprehended near a place, a fifth to three fifths were detained.
SELECT place_id || '-' || nationality AS population_id, place_id,
    CASE WHEN type IN ('transit_zone', 'border_post') THEN 'A-BORDER'
        ELSE 'A-IMMIGRATION' END AS authority_id,
    nationality, apprehended,
    CASE scene WHEN 'everybody-detained' THEN apprehended
        ELSE apprehended * from_to(place_no * 40 + n, 'share', 20, 60) // 100 END
        AS detained
FROM (
    SELECT *, 30 + skewed(place_no * 40 + n, 'apprehended', 900) // n AS apprehended
    FROM (
        SELECT *, unnest(['VEN', 'HTI', 'COL', 'SEN', 'AFG', 'SYR', 'MAR', 'NGA'])
            AS nationality, unnest(range(1, 9)) AS n
        FROM sites WHERE place_no >= 8
    )
)
