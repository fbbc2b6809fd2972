-- One row per ISO week and kind of resource (NULL: all kinds): views; unique viewers among those
-- the tool knows, NULL where it knows nobody.
WITH weeks AS (
  SELECT date_trunc('week', v.period_start)::DATE AS week, coalesce(r.kind, 'other') AS kind,
    v.views, v.viewer
  FROM vault.current_views v LEFT JOIN vault.current_resources r USING (resource)
  WHERE date_diff('day', v.period_start, v.period_end) < 7
)
SELECT week, kind, sum(views) AS views,
  CASE WHEN count(viewer) > 0 THEN count(DISTINCT viewer) END AS unique_viewers
FROM weeks GROUP BY GROUPING SETS ((week), (week, kind)) ORDER BY week, kind
