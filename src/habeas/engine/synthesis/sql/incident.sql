SELECT 'A' || digits AS incident_id, custody_id, kind, incident_at AS "at",
    CASE
        WHEN NOT is_investigated THEN NULL
        WHEN scene = 'investigated-late' THEN after(incident_at, days(6))
        WHEN opened_at <= as_of() THEN opened_at
    END AS investigation_opened_at,
    CASE WHEN is_investigated AND closed_at <= as_of() THEN closed_at END
        AS investigation_closed_at,
    scene <> 'investigated-by-its-own' AS investigation_independent,
    scene <> 'accused-not-kept-apart' AS accused_kept_apart,
    scene <> 'outcome-not-recorded' AS outcome_recorded,
    CASE WHEN kind = 'death' AND scene <> 'family-not-told-of-death'
        AND told_at <= as_of() THEN told_at END AS family_told_at
FROM (
    SELECT *,
        kind NOT IN ('other', 'hunger_strike')
            AND scene NOT IN ('not-investigated', 'death-not-investigated')
            AS is_investigated,
        after(incident_at, from_to(number, 'opened', hours(1), hours(40))) AS opened_at,
        after(incident_at, from_to(number, 'closed', days(8), days(40))) AS closed_at,
        after(incident_at, from_to(number, 'family', hours(1), hours(30))) AS told_at
    FROM eventful
    WHERE has_incident
)
