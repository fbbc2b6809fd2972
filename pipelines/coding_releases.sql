-- One row per edition: until when decisions on its comments count in the publication to be made, and
-- whether those made since wait: with them, the mentions would differ from those of an earlier
-- publication by a few respondents only. Codes of an edition that was never told of do not wait.
WITH first_told AS (
  SELECT edition, min(version) AS version FROM release_slices GROUP BY edition
), states AS (  -- version 0 is what would be told now
  SELECT DISTINCT edition, 0 AS version, $now::TIMESTAMP AS until FROM current_responses
  UNION ALL
  SELECT r.edition, min(r.version), r.until
  FROM release_codings r JOIN first_told f ON f.edition = r.edition AND r.version >= f.version
  GROUP BY r.edition, r.until
  UNION ALL
  SELECT edition, version, NULL FROM first_told ANTI JOIN release_codings USING (edition, version)
), decided AS (
  SELECT s.edition, s.version, k.respondent, k.pain_point, k.accepted
  FROM states s JOIN codings k ON k.edition = s.edition AND k.decided_at <= s.until
    AND (k.undone_at IS NULL OR k.undone_at > s.until)
  QUALIFY k.coding = max(k.coding) OVER (
    PARTITION BY s.edition, s.version, k.respondent, k.theme, k.digest, k.pain_point
  )
), named AS (
  SELECT DISTINCT edition, version, respondent, pain_point FROM decided WHERE accepted
), changed AS (
  SELECT s.edition, s.version, n.respondent
  FROM states s JOIN named n ON n.edition = s.edition AND n.version IN (0, s.version)
  WHERE s.version > 0
  GROUP BY s.edition, s.version, n.respondent, n.pain_point HAVING count(*) = 1
), few AS (
  SELECT DISTINCT edition FROM (
    SELECT edition FROM changed GROUP BY edition, version
    HAVING count(DISTINCT respondent) < $minimum
  )
), last AS (
  SELECT edition, max(until) AS until FROM release_codings GROUP BY edition
)
SELECT s.edition, CASE WHEN f.edition IS NULL THEN s.until ELSE l.until END AS until,
  f.edition IS NOT NULL AS waits
FROM states s LEFT JOIN few f USING (edition) LEFT JOIN last l USING (edition)
WHERE s.version = 0
