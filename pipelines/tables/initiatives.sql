-- One row per initiative, with the mean of its ratings from the minimum group on.
WITH ratings AS (
  SELECT subject, count(*) AS n, avg(rating) AS mean FROM vault.current_feedback
  WHERE subject_kind = 'initiative' GROUP BY subject
)
SELECT i.initiative, i.title, i.title_fr, i.pillar, i.theme, i.pain_points, i.leader_role, i.kind,
  i.status, i.started_on::DATE AS started_on, i.due_on::DATE AS due_on,
  i.ended_on::DATE AS ended_on, i.tribes, i.contributors, i.summary, i.summary_fr,
  CASE WHEN r.n >= $minimum_group THEN r.n ELSE 0 END AS ratings,
  CASE WHEN r.n >= $minimum_group THEN r.mean END AS mean_rating
FROM vault.current_initiatives i LEFT JOIN ratings r ON r.subject = i.initiative
ORDER BY i.started_on, i.initiative
