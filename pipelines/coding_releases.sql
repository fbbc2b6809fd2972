-- One row per edition with decisions made or taken back since a publication last counted them:
-- whether these wait. They do where with them the mentions would differ from those of an earlier
-- publication by a few respondents only; of an edition that was never told of, none was.
WITH last AS (
  SELECT edition, max(until) AS until FROM release_codings GROUP BY edition
), fresh AS (
  SELECT DISTINCT k.edition FROM codings k LEFT JOIN last l USING (edition)
  WHERE l.until IS NULL OR k.decided_at > l.until OR k.undone_at > l.until
), first_told AS (
  SELECT s.edition, min(s.version) AS version,
    (SELECT max(r.version) FROM release_codings r
     WHERE r.edition = s.edition AND r.version <= min(s.version)) AS counted
  FROM release_slices s GROUP BY s.edition
), states AS (  -- version 0 is what would be told now
  SELECT edition, 0 AS version, $now::TIMESTAMP AS until FROM fresh
  UNION ALL
  SELECT r.edition, r.version, r.until
  FROM release_codings r JOIN first_told f USING (edition)
  WHERE r.version >= coalesce(f.counted, f.version)
  UNION ALL
  SELECT edition, version, NULL FROM first_told WHERE counted IS NULL
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
)
SELECT edition, f.edition IS NOT NULL AS waits FROM fresh LEFT JOIN few f USING (edition)
