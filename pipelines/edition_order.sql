-- The editions in order, which everything else is told along.

-- One row per edition with a survey, oldest first by `place`: by its first day, or all by name
-- where the day of one is not known.
CREATE TEMP TABLE edition_list AS
WITH found AS (
  SELECT edition, min(opens_on) AS opens_on, max(closes_on) AS closes_on,
    arg_max(status, batch) AS status
  FROM vault.active WHERE kind = 'survey' GROUP BY edition
), dated AS (SELECT bool_and(opens_on IS NOT NULL) AS all_dated FROM found)
SELECT found.*, row_number() OVER (
  ORDER BY CASE WHEN all_dated THEN opens_on END, edition
) AS place
FROM found, dated;

-- One row per closed edition and the closed one before it.
CREATE TEMP TABLE edition_pairs AS
SELECT * FROM (
  SELECT edition, lag(edition) OVER (ORDER BY place) AS previous
  FROM edition_list WHERE status = 'closed'
) WHERE previous IS NOT NULL;
