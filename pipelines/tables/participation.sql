-- One row per edition, lineage and tribe (NULL: all, today's only): invited and responded. A tribe
-- needs enough invited, and so do those left out together: else the next smallest join them. Tribes
-- as they were reported were merged until each has enough of both.
WITH invited_by AS (
  SELECT edition, 'today' AS lineage, tribe, sum(invited) AS invited FROM invited
  GROUP BY GROUPING SETS ((edition), (edition, tribe))
  UNION ALL
  SELECT edition, 'reported', reported, sum(invited) FROM invited
  WHERE reported IS NOT NULL GROUP BY edition, reported
), responded_by AS (
  SELECT edition, 'today' AS lineage, tribe, count(*) AS responded FROM respondents
  GROUP BY GROUPING SETS ((edition), (edition, tribe))
  UNION ALL
  SELECT edition, 'reported', reported, count(*) FROM respondents
  WHERE reported IS NOT NULL GROUP BY edition, reported
), told AS (
  SELECT coalesce(r.edition, i.edition) AS edition, coalesce(r.lineage, i.lineage) AS lineage,
    coalesce(r.tribe, i.tribe) AS tribe, i.invited, coalesce(r.responded, 0) AS responded
  FROM invited_by i
  FULL JOIN responded_by r ON r.edition = i.edition AND r.lineage = i.lineage
    AND r.tribe IS NOT DISTINCT FROM i.tribe
), ranked AS (  -- the smallest first; before: how many people are in smaller tribes
  SELECT *, coalesce(invited, responded) AS people,
    coalesce(sum(coalesce(invited, responded)) OVER (
      PARTITION BY edition, lineage, tribe IS NULL
      ORDER BY coalesce(invited, responded), tribe
      ROWS BETWEEN UNBOUNDED PRECEDING AND 1 PRECEDING
    ), 0) AS smaller,
    min(coalesce(invited, responded)) FILTER (coalesce(invited, responded) > 0)
      OVER (PARTITION BY edition, lineage, tribe IS NULL) AS smallest
  FROM told
)
SELECT edition, lineage, tribe, invited, responded, NOT EXISTS (
  SELECT 1 FROM broken_slices b WHERE b.edition = t.edition
    AND b.slice_id = CASE t.lineage WHEN 'today' THEN 'tribe=' ELSE 'reported=' END || t.tribe
) AS continued
FROM ranked t JOIN edition_list USING (edition)
WHERE tribe IS NULL
  OR people >= $minimum_group AND (smallest >= $minimum_group OR smaller >= $minimum_group)
ORDER BY 1, 2, 3
