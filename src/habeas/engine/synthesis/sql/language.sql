SELECT person_id || '-' || k AS language_id, person_id,
    CASE k WHEN 1 THEN tongue ELSE 'eng' END AS language,
    true AS is_understood,
    CASE k WHEN 1 THEN lacking(NOT chance(person_no, 'reads', 90), is_plain, person_no,
        'no-literacy', 60) ELSE chance(person_no, 'reads-english', 700) END AS is_read
FROM (
    SELECT person_id, person_no, tongue, is_plain,
        unnest(CASE WHEN tongue <> 'eng' AND chance(person_no, 'english', 180)
            THEN [1, 2] ELSE [1] END) AS k
    FROM cases
    WHERE who <> 'one' OR member = 0
)
