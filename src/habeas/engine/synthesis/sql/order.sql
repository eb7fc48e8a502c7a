-- The order to detain comes minutes before; each prolongation a while before the
-- period before it ends; an order to release at the release.
SELECT 'O' || digits || '-' || n AS order_id, custody_id,
    CASE n WHEN 0 THEN 'detention' WHEN 9 THEN 'release' ELSE 'extension' END AS kind,
    "at",
    CASE
        WHEN n = 9 THEN NULL
        WHEN scene = 'order-lapsed' THEN after(began_at, days(5))
        WHEN stay = 'overrun' AND n = 2 THEN after(began_at, days(400))
        ELSE after(began_at, period(regime, n))
    END AS ends_at,
    CASE WHEN scene = 'order-quashed' THEN after(began_at, days(4)) END AS quashed_at,
    CASE
        WHEN n = 9 THEN 'A-COURT'
        WHEN scene = 'authority-not-competent' THEN 'A-POLICE'
        WHEN n = 0 THEN CASE regime WHEN 'border' THEN 'A-BORDER' ELSE 'A-IMMIGRATION' END
        WHEN n = 1 AND regime = 'removal' THEN 'A-IMMIGRATION'
        ELSE 'A-COURT'
    END AS authority_id,
    CASE
        WHEN scene = 'no-basis-in-force' THEN 'AA98-40'
        WHEN scene = 'basis-not-in-law' THEN 'AA19-99'
        ELSE basis_of(regime)
    END AS legal_basis,
    scene <> 'procedure-not-followed' AS procedure_followed,
    scene <> 'order-without-facts' AS states_facts,
    scene <> 'order-without-basis' AS states_basis,
    scene <> 'order-without-place' AS states_place,
    CASE WHEN n IN (1, 2) THEN CASE
        WHEN scene = 'extended-for-a-right' THEN 'asylum_claim'
        WHEN regime = 'removal' AND n = 1 THEN 'no_cooperation'
        WHEN regime = 'border' THEN 'transport'
        ELSE 'documents_awaited' END
    END AS extension_reason
FROM (
    SELECT *,
        CASE
            WHEN n = 9 THEN until
            WHEN n = 0 AND scene = 'order-late' THEN after(began_at, hours(60))
            WHEN n = 0 THEN after(began_at, -1200)
            -- Well before the law's own period, counted in working days, is over.
            WHEN regime = 'asylum' THEN after(began_at, days(17))
            ELSE after(began_at, period(regime, n - 1) - hours(6))
        END AS at
    FROM (
        SELECT *, unnest(list_concat(
            CASE WHEN scene = 'no-order' THEN [] ELSE range(0, extensions + 1) END,
            CASE WHEN end_reason = 'court_ordered' THEN [9] ELSE [] END)) AS n
        FROM cases
    )
)
WHERE n IN (0, 9) OR "at" < until
