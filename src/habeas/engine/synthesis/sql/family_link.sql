-- Of a scene's people who are held together, the first and the others.
SELECT person_id || '-R' AS family_link_id, person_id,
    CASE WHEN scene = 'parent-of-child' THEN person_id || 'K'
        ELSE 'P' || lpad((lead + 1 + CASE member WHEN 0 THEN 1 ELSE 0 END)::varchar, 8,
            '0') END AS relative_id,
    CASE
        WHEN member = 0 AND scene IN ('child-with-parent', 'parent-of-child') THEN 'parent'
        WHEN scene = 'child-with-parent' THEN 'child'
        WHEN chance(lead, 'spouses', 600) THEN 'spouse'
        ELSE 'sibling'
    END AS relation,
    true AS wishes_to_be_together
FROM cases
WHERE scene IN ('relatives-together', 'family-held-apart', 'child-with-parent',
    'parent-of-child')
