-- One row per batch, resource, period and viewer, as they are left when the viewers of old periods
-- go: one row adds up what they viewed, and counts them where all were known.
SELECT * FROM views WHERE period_end >= $before OR (batch, resource, period_start, period_end) NOT IN
  (SELECT batch, resource, period_start, period_end FROM views WHERE viewer IS NOT NULL)
UNION ALL BY NAME
SELECT batch, min(file_row) AS file_row, resource, period_start, period_end,
  NULL::VARCHAR AS viewer, sum(views)::INTEGER AS views,
  CASE WHEN count(viewer) = count(*) THEN count(DISTINCT viewer)::INTEGER
    ELSE max(unique_viewers) END AS unique_viewers
FROM views WHERE period_end < $before
GROUP BY batch, resource, period_start, period_end HAVING count(viewer) > 0
