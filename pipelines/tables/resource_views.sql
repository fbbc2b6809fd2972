-- One row per resource and period: ISO weeks where days are known, else the period as reported.
-- Unique viewers of a week are counted where people are known, and never added up otherwise.
WITH periods AS (
  SELECT *, period_start = period_end AS daily FROM vault.current_views
)
SELECT resource,
  CASE WHEN daily THEN date_trunc('week', period_start)::DATE ELSE period_start::DATE END
    AS period_start,
  CASE WHEN daily THEN date_trunc('week', period_start)::DATE + 6 ELSE period_end::DATE END
    AS period_end,
  sum(views) AS views,
  CASE WHEN count(viewer) = count(*) THEN count(DISTINCT viewer)
    WHEN count(DISTINCT period_start) = 1 THEN max(unique_viewers) END AS unique_viewers
FROM periods GROUP BY 1, 2, 3 ORDER BY 1, 2
