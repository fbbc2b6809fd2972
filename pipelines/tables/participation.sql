-- One row per edition and tribe (NULL: all): invited and responded. A tribe needs enough invited.
WITH invited_by AS (
  SELECT edition, tribe, sum(invited) AS invited FROM invited
  GROUP BY GROUPING SETS ((edition), (edition, tribe))
), responded_by AS (
  SELECT edition, tribe, count(*) AS responded FROM respondents
  GROUP BY GROUPING SETS ((edition), (edition, tribe))
)
SELECT coalesce(r.edition, i.edition) AS edition, coalesce(r.tribe, i.tribe) AS tribe,
  i.invited, coalesce(r.responded, 0) AS responded
FROM invited_by i
FULL JOIN responded_by r ON r.edition = i.edition AND r.tribe IS NOT DISTINCT FROM i.tribe
JOIN edition_list e ON e.edition = coalesce(r.edition, i.edition)
WHERE coalesce(r.tribe, i.tribe) IS NULL OR coalesce(i.invited, r.responded) >= $minimum_group
ORDER BY 1, 2
