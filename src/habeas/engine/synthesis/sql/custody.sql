SELECT custody_id, person_id,
    lacking('M' || lpad((CASE WHEN stay = 'part' OR scene = 'held-again-after-expiry'
        THEN lead ELSE number END + 1)::varchar, 8, '0'), is_plain AND who = 'single',
        number, 'no-proceeding', 40) AS proceeding_id,
    began_at, ended_at, NULL AS end_not_known,
    lacking(end_reason, is_plain, number, 'no-end-reason', 30) AS end_reason,
    lacking(regime, is_plain AND who = 'single', number, 'no-regime', 15) AS regime,
    CASE WHEN scene = 'criminal-basis' THEN 'criminal'
        ELSE lacking('administrative', is_plain, number, 'no-branch', 10) END
        AS basis_branch,
    CASE WHEN scene = 'criminal-basis' THEN 'irregular_entry'
        ELSE lacking(pick_conduct(draw(number, 'conduct')), is_plain, number,
            'no-conduct', 30) END AS conduct,
    CASE
        WHEN scene = 'no-basis-in-force' THEN 'AA98-40'
        WHEN scene = 'basis-not-in-law' THEN 'AA19-99'
        ELSE lacking(basis_of(regime), is_plain, number, 'no-basis', 20)
    END AS legal_basis,
    CASE regime WHEN 'border' THEN 'A-BORDER' ELSE 'A-IMMIGRATION' END
        AS detaining_authority_id,
    CASE WHEN scene = 'detained-while-refugee' THEN NULL
        WHEN scene = 'consulate-of-refugee' THEN true
        ELSE lacking(seeks_protection, is_plain, number, 'no-protection', 20) END
        AS seeks_protection,
    lacking(lacks_means OR scene IN ('no-counsel', 'counsel-late'), is_plain, number,
        'no-means', 60) AS lacks_means
FROM cases
