-- One row: how many mentions by comment there are now but not in the last publication, or the other
-- way round. What is declined shows nowhere and so needs no publication.
WITH made AS (
  SELECT coalesce(max(published_at), '-infinity') AS last FROM publications
), then_decided AS (
  SELECT * FROM codings, made
  WHERE decided_at <= last AND (undone_at IS NULL OR undone_at > last)
  QUALIFY coding = max(coding) OVER (PARTITION BY edition, respondent, theme, digest, pain_point)
), now_named AS (
  SELECT edition, respondent, theme, digest, pain_point FROM current_codings WHERE accepted
), then_named AS (
  SELECT edition, respondent, theme, digest, pain_point FROM then_decided WHERE accepted
)
SELECT count(*) FROM (
  (FROM now_named EXCEPT FROM then_named) UNION ALL (FROM then_named EXCEPT FROM now_named)
);
