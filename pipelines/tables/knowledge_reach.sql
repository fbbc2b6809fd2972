-- One row per 28 days counted back from the last day of views, whole ones only: people reached.
-- Only views with a known viewer count, and only people of the last edition's roster where there
-- is one; the population is that of the last edition. all_known: every view names its viewer, so
-- that nobody else was reached; else the count is the least there can be.
WITH people_now AS (
  SELECT person FROM vault.current_roster
  WHERE edition = (SELECT roster FROM latest)
), dated AS (
  SELECT viewer, views, date_diff('day', period_end::DATE, $today::DATE) // 28 AS back
  FROM vault.current_views
), known AS (
  FROM dated WHERE viewer IS NOT NULL
    AND (viewer IN (FROM people_now) OR NOT EXISTS (FROM people_now))
), anonymous AS (
  SELECT DISTINCT back FROM dated WHERE viewer IS NULL
), covered AS (
  SELECT (date_diff('day', min(period_start)::DATE, $today::DATE) + 1) // 28 AS whole
  FROM vault.current_views WHERE viewer IS NOT NULL
), population AS (
  SELECT sum(invited) AS population FROM invited WHERE edition = (SELECT population FROM latest)
)
SELECT ($today::DATE - (28 * back + 27)::INTEGER)::DATE AS period_start,
  ($today::DATE - (28 * back)::INTEGER)::DATE AS period_end,
  count(DISTINCT viewer) AS unique_viewers, any_value(population) AS population,
  sum(views) AS views, back NOT IN (FROM anonymous) AS all_known
FROM known, covered, population WHERE back < whole
GROUP BY back ORDER BY period_start
