-- One row per edition and day of collection (1 = the day it opened): responses so far.
WITH daily AS (
  SELECT r.edition, greatest(1, 1 + date_diff('day', e.opens_on, r.submitted_at::DATE)) AS day,
    count(*) AS n
  FROM respondents r JOIN edition_list e USING (edition)
  WHERE r.submitted_at IS NOT NULL AND e.opens_on IS NOT NULL GROUP BY ALL
)
SELECT edition, day, sum(n) OVER (PARTITION BY edition ORDER BY day) AS responded
FROM daily ORDER BY edition, day
