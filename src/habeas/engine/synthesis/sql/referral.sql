SELECT 'RF' || digits AS referral_id, custody_id, indicated_at,
    CASE scene
        WHEN 'trafficked-not-referred' THEN NULL
        WHEN 'trafficked-and-removed' THEN NULL
        WHEN 'referred-late' THEN after(indicated_at, days(5))
        ELSE CASE WHEN referred_at <= as_of() THEN referred_at END
    END AS referred_at
FROM (
    SELECT *, CASE scene WHEN 'trafficked-and-removed' THEN after(until, -hours(20))
            ELSE after(began_at, lasted // 4) END AS indicated_at,
        after(began_at, lasted // 4 + from_to(number, 'referred', hours(1), hours(44)))
            AS referred_at
    FROM cases
    WHERE scene IN ('trafficked-not-referred', 'trafficked-and-removed', 'referred-late',
            'detained-while-victim-of-trafficking')
        OR (is_plain AND lasted > days(6) AND chance(number, 'trafficked', 15))
)
