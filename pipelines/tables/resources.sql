-- One row per resource: what it is, how fresh, how much read lately. Days count back from the
-- last day of views. Known views without a catalogue entry are their own title.
WITH days AS (SELECT $today::DATE AS today),
seen AS (
  SELECT v.resource, max(v.period_end)::DATE AS last_viewed_on,
    coalesce(sum(v.views) FILTER (v.period_start > today - 28), 0) AS views_28,
    coalesce(sum(v.views) FILTER (
      v.period_end <= today - 28 AND v.period_start > today - 56), 0) AS views_previous_28
  FROM vault.current_views v, days WHERE v.views > 0 GROUP BY v.resource
), described AS (
  SELECT coalesce(r.resource, s.resource) AS resource,
    coalesce(r.title, r.resource, s.resource) AS title, r.kind, r.theme,
    r.updated_on::DATE AS updated_on, s.last_viewed_on,
    coalesce(s.views_28, 0) AS views_28, coalesce(s.views_previous_28, 0) AS views_previous_28
  FROM vault.current_resources r FULL JOIN seen s ON s.resource = r.resource
), judged AS (
  SELECT *, updated_on < today - $stale_days::INTEGER AS stale,
    last_viewed_on IS NULL OR last_viewed_on < today - $unread_days::INTEGER AS unread,
    views_28 >= quantile_cont(views_28, 0.75) OVER () AND views_28 > 0 AS much_read
  FROM described, days
)
SELECT resource, title, kind, theme, updated_on, stale, unread, stale AND much_read AS at_risk,
  views_28, views_previous_28,
  CASE WHEN greatest(views_28, views_previous_28) <= 10 THEN 'too_few'
    WHEN views_28 > views_previous_28 THEN 'rising'
    WHEN views_28 < views_previous_28 THEN 'falling' ELSE 'steady' END AS trend
FROM judged ORDER BY resource
