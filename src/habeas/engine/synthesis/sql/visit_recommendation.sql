SELECT visit_id || '-' || n AS visit_recommendation_id, visit_id, made_at,
    CASE
        WHEN scene = 'recommendation-unanswered' AND k = 4 THEN NULL
        WHEN scene = 'recommendation-answered-late' AND k = 4
            THEN after(made_at, days(90))
        WHEN after(made_at, answer) <= as_of() THEN after(made_at, answer)
    END AS answered_at,
    NOT (scene = 'recommendation-untracked' AND k = 4) AS outcome_tracked
FROM (
    SELECT *, after("at", days(6)) AS made_at,
        from_to(visit_no * 2 + n, 'answer', days(8), days(56)) AS answer
    FROM (SELECT *, unnest(range(1, 2 + chance(visit_no, 'more-advice', 200)::bigint)) AS n FROM visits)
)
WHERE made_at <= as_of()
