SELECT 'B' || digits || '-' || kind AS assessment_id, custody_id, kind,
    CASE kind
        WHEN 'necessity' THEN CASE scene
            WHEN 'assessed-after-order' THEN after(began_at, hours(30))
            ELSE after(began_at, -from_to(number, 'assessed', 3000, 5400)) END
        ELSE after(until, -from_to(number, 'risk', hours(1), hours(5)))
    END AS at,
    kind <> 'necessity' OR scene <> 'assessment-not-individual' AS is_individual,
    CASE WHEN scene = 'not-weighed' THEN false
        ELSE lacking(true, is_plain, number, 'no-weighing', 15) END
        AS weighs_proportionality,
    scene <> 'health-not-considered' AS considers_health,
    scene <> 'needs-not-considered' AS considers_needs,
    NULL AS is_multidisciplinary,
    CASE WHEN scene = 'assessed-without-interpreter' AND kind = 'necessity'
        THEN 'qha' ELSE tongue END AS language,
    CASE WHEN scene = 'assessed-without-interpreter' AND kind = 'necessity'
        THEN false ELSE true END AS interpreter_qualified
FROM (
    SELECT *, unnest(list_concat(
        CASE WHEN scene = 'no-assessment' THEN [] ELSE ['necessity'] END,
        CASE WHEN end_reason IN ('removed', 'voluntary_return')
            AND scene NOT IN ('removed-without-risk-assessment')
            THEN ['risk_on_return'] ELSE [] END)) AS kind
    FROM cases
)
