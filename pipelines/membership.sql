-- Who is in which published slice, and the sums every score is made from.

-- One row per edition, published slice and respondent in it.
CREATE TEMP TABLE membership AS
SELECT r.edition, s.slice_id, r.respondent
FROM respondents r JOIN slice_list s
  ON s.edition = r.edition AND s.reason IS NULL
  AND (s.tribe IS NULL OR s.tribe = r.tribe)
  AND (s.role IS NULL OR s.role = r.role)
  AND (s.seniority IS NULL OR s.seniority = r.seniority)
  AND (s.reported IS NULL OR s.reported = r.reported);

-- One row per scope, edition, published slice and theme: count, sum, sum of squares.
CREATE TEMP TABLE moments AS
SELECT t.scope, t.edition, m.slice_id, t.theme, count(*) AS n,
  sum(t.score) AS total, sum(t.score * t.score) AS total_squares
FROM respondent_themes t JOIN membership m USING (edition, respondent)
GROUP BY ALL;

-- One row per edition and tribe as it was reported: the slice of today's tribe it lies within (the
-- whole organisation where today's tribes are one).
CREATE TEMP TABLE families AS
SELECT r.edition, r.slice_id, coalesce(t.slice_id, 'all') AS today_id
FROM slice_list r LEFT JOIN slice_list t
  ON t.edition = r.edition AND t.slice_id = 'tribe=' || r.today AND t.reason IS NULL
WHERE r.dimension = 'reported' AND r.reason IS NULL;

-- A question (or theme) that too few of a slice answered is left out there, and so are the next
-- smallest slices of the same dimension until the left out are nobody or enough: else the whole
-- less the slices shown would give them away. Of tribes as they were reported it is shown where
-- today's tribe shows it and none of its parts is too few: else today's less the parts shown would.

-- One row per edition, published slice and question that may be shown.
CREATE TEMP TABLE shown_questions AS
WITH counted AS (
  SELECT m.edition, m.slice_id, a.question, count(*) AS n
  FROM scored_answers a JOIN membership m USING (edition, respondent) GROUP BY ALL
), today AS (
  SELECT c.edition, c.slice_id, c.question
  FROM counted c JOIN slice_list s USING (edition, slice_id), rules
  WHERE s.dimension <> 'reported'
  WINDOW by_question AS (PARTITION BY c.edition, s.dimension, c.question)
  QUALIFY min(c.n) OVER by_question >= minimum_group
    OR sum(c.n) OVER (by_question ORDER BY c.n, c.slice_id) - c.n >= minimum_group
)
FROM today
UNION ALL
SELECT c.edition, c.slice_id, c.question
FROM rules, counted c JOIN families f USING (edition, slice_id)
JOIN today t ON t.edition = c.edition AND t.slice_id = f.today_id AND t.question = c.question
QUALIFY min(c.n) OVER (PARTITION BY c.edition, f.today_id, c.question) >= minimum_group;

-- One row per scope, edition, published slice and theme that may be shown.
CREATE TEMP TABLE shown_themes AS
WITH today AS (
  SELECT c.scope, c.edition, c.slice_id, c.theme
  FROM moments c JOIN slice_list s USING (edition, slice_id), rules
  WHERE s.dimension <> 'reported'
  WINDOW by_theme AS (PARTITION BY c.scope, c.edition, s.dimension, c.theme)
  QUALIFY min(c.n) OVER by_theme >= minimum_group
    OR sum(c.n) OVER (by_theme ORDER BY c.n, c.slice_id) - c.n >= minimum_group
)
FROM today
UNION ALL
SELECT c.scope, c.edition, c.slice_id, c.theme
FROM rules, moments c JOIN families f USING (edition, slice_id)
JOIN today t ON t.scope = c.scope AND t.edition = c.edition AND t.slice_id = f.today_id
  AND t.theme = c.theme
QUALIFY min(c.n) OVER (PARTITION BY c.scope, c.edition, f.today_id, c.theme) >= minimum_group;

-- One row per scope, edition, published slice and respondent: a value whose mean over the slice is
-- its maturity index, and whose spread gives the index its noise (linearisation; the definition
-- and its source are in barometer/stats/maturity.py). None where an asked theme has no score.
CREATE TEMP TABLE index_values AS
WITH shares AS (
  SELECT scope, edition, theme, weight / sum(weight) OVER (PARTITION BY scope, edition) AS share
  FROM (SELECT DISTINCT scope, edition, theme FROM scopes) JOIN themes USING (theme)
), means AS (
  SELECT m.scope, m.edition, m.slice_id, m.theme, m.n, m.total / m.n AS mean, s.share
  FROM moments m JOIN shares s USING (scope, edition, theme)
), people AS (
  SELECT t.scope, t.edition, m.slice_id, t.respondent, t.theme, t.score
  FROM respondent_themes t JOIN membership m USING (edition, respondent)
), whole AS (
  SELECT scope, edition, slice_id, sum(share * mean) AS index, sum(share) AS covered
  FROM means GROUP BY ALL
), someone AS (
  SELECT scope, edition, slice_id, count(DISTINCT respondent) AS n FROM people GROUP BY ALL
)
SELECT p.scope, p.edition, p.slice_id, p.respondent,
  any_value(w.index) + sum(m.share * (s.n / m.n) * (p.score - m.mean)) AS value
FROM people p
JOIN means m USING (scope, edition, slice_id, theme)
JOIN whole w USING (scope, edition, slice_id)
JOIN someone s USING (scope, edition, slice_id)
WHERE w.covered > 1 - 1e-9
GROUP BY ALL;

-- The maturity index stands among the themes as '*'.
INSERT INTO moments
SELECT scope, edition, slice_id, '*', count(*), sum(value), sum(value * value)
FROM index_values GROUP BY ALL;

-- One row per pair of editions, slice and theme: respondents linked across both, in that slice
-- both times, and how their scores correlate. A pseudonym that is not linkable names its edition.
CREATE TEMP TABLE linked AS
WITH people AS (
  SELECT t.scope, t.edition, m.slice_id, t.theme, t.respondent, t.score
  FROM respondent_themes t JOIN membership m USING (edition, respondent)
  UNION ALL
  SELECT scope, edition, slice_id, '*', respondent, value FROM index_values
)
SELECT now.scope, now.slice_id, now.theme, count(*) AS pairs,
  nullif(corr(before.score, now.score), 'nan') AS r  -- of one pair, or without spread: unknown
FROM edition_pairs p
JOIN people now ON now.edition = p.edition AND now.scope = p.edition || '<' || p.previous
JOIN people before ON before.scope = now.scope AND before.edition = p.previous
  AND before.slice_id = now.slice_id AND before.theme = now.theme
  AND before.respondent = now.respondent
GROUP BY ALL;
