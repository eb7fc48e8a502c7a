SELECT * FROM (VALUES
    ('A-MINISTRY', 'Ministry of the Interior of Halmora', 'ministry', NULL, false, true),
    ('A-IMMIGRATION', 'Immigration Service of Halmora', 'immigration', 'A-MINISTRY',
        true, true),
    ('A-BORDER', 'Border Guard of Halmora', 'border', 'A-MINISTRY', true, false),
    ('A-POLICE', 'Police of Halmora', 'police', 'A-MINISTRY', true, false),
    ('A-INSPECTION', 'Inspectorate of the Immigration Service', 'other',
        'A-IMMIGRATION', false, false),
    ('A-COURT', 'District Court of Halmora', 'court', NULL, false, false),
    ('A-APPEAL', 'Court of Appeal of Halmora', 'court', NULL, false, false),
    ('A-NPM', 'Preventive Mechanism of Halmora', 'preventive_mechanism', NULL, false,
        false),
    ('A-OMBUDS', 'Human Rights Institution of Halmora', 'human_rights_institution', NULL,
        false, false),
    ('A-CHILDREN', 'Child Protection Agency of Halmora', 'child_protection', NULL, false,
        false),
    ('A-HEALTH', 'Health Service of Halmora', 'health', NULL, false, false)
) AS t (authority_id, name, kind, parent_id, detains, makes_migration_policy)
