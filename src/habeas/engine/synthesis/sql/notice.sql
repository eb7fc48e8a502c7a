-- The adopted edition asks for the reasons before or at the deprivation itself.
SELECT 'N' || digits AS notice_id, custody_id,
    CASE WHEN scene = 'notified-late' THEN after(began_at, hours(40))
        ELSE after(began_at, -from_to(number, 'notice', 60, 600)) END AS at,
    CASE WHEN scene IN ('notice-not-understood', 'notice-not-interpreted') THEN 'qha'
        ELSE lacking(tongue, is_plain, number, 'no-notice-language', 20) END AS language,
    CASE WHEN scene IN ('notice-not-understood', 'notice-not-interpreted') THEN false
        ELSE lacking(true, is_plain, number, 'not-checked', 150) END AS is_understood,
    scene <> 'notice-not-adapted' AS is_adapted,
    scene <> 'no-copy' AS copy_given,
    CASE WHEN scene <> 'no-order' THEN 'O' || digits || '-0' END AS order_id,
    scene <> 'rights-not-explained' AS explains_rights,
    scene <> 'notice-not-interpreted' AS interpreter_qualified
FROM cases
WHERE scene <> 'not-notified'
