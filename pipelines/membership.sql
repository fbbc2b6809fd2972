-- Who is in which published slice, and the sums every score is made from.
-- Filled before: temp.slice_list, temp.slice_atoms, temp.shown (see pipelines/admission.py).

-- One row per edition, published slice and respondent in it: a view, since it is never needed whole.
CREATE TEMP VIEW membership AS
SELECT p.edition, s.slice_id, p.respondent, p.person
FROM people p JOIN atom_of o USING (person) JOIN slice_atoms s USING (atom);

-- One row per edition, published slice and question that may be shown.
CREATE TEMP TABLE shown_questions AS
SELECT edition, slice_id, item AS question FROM shown WHERE kind = 'question';

-- One row per scope, edition, published slice and theme that may be shown; the maturity index
-- stands among the themes as '*'.
CREATE TEMP TABLE shown_themes AS
SELECT k.scope, k.edition, s.slice_id, CASE s.kind WHEN 'index' THEN '*' ELSE s.item END AS theme
FROM scope_kept k JOIN shown s ON s.edition = k.edition AND s.scope = k.kept
WHERE s.kind IN ('theme', 'index');

-- One row per edition and published slice in which enough were asked about pain points.
CREATE TEMP TABLE asked_slices AS
SELECT edition, slice_id FROM shown WHERE kind = 'asked';

-- One row per scope, edition, published slice and theme: count, sum, sum of squares.
CREATE TEMP TABLE moments AS
SELECT k.scope, k.edition, s.slice_id, m.theme, sum(m.n)::BIGINT AS n, sum(m.total) AS total,
  sum(m.total_squares) AS total_squares
FROM scope_kept k JOIN atom_moments m ON m.scope = k.kept AND m.edition = k.edition
JOIN slice_atoms s USING (atom)
GROUP BY ALL;

-- The maturity index: each respondent counts with a value whose mean over the slice is the index,
-- and whose spread gives the index its noise (linearisation; the definition and its source are in
-- barometer/stats/maturity.py). Its sum of squares follows from the products of theme scores.

-- One row per scope, edition, slice and theme: mean, n, and what a point of it weighs in the value.
CREATE TEMP TABLE index_weights AS
WITH shares AS (
  SELECT scope, edition, theme, weight / sum(weight) OVER (PARTITION BY scope, edition) AS share
  FROM (SELECT DISTINCT scope, edition, theme FROM scopes) JOIN themes USING (theme)
), someone AS (
  SELECT k.scope, k.edition, s.slice_id, sum(n.n) AS n
  FROM scope_kept k JOIN atom_scored n ON n.scope = k.kept AND n.edition = k.edition
  JOIN slice_atoms s USING (atom) GROUP BY ALL
)
SELECT m.scope, m.edition, m.slice_id, m.theme, m.total / m.n AS mean, m.n, m.total_squares,
  s.share, o.n AS people, s.share * o.n / m.n AS weight,
  sum(s.share) OVER whole > 1 - 1e-9 AS complete, sum(s.share * m.total / m.n) OVER whole AS index
FROM moments m JOIN shares s USING (scope, edition, theme)
JOIN someone o USING (scope, edition, slice_id)
WINDOW whole AS (PARTITION BY m.scope, m.edition, m.slice_id);

-- The index stands among the themes as '*'; none where an asked theme has no score.
INSERT INTO moments
WITH products AS (
  SELECT k.scope, k.edition, s.slice_id, p.theme, p.other, sum(p.n) AS n, sum(p.total) AS total,
    sum(p.other_total) AS other_total, sum(p.product) AS product
  FROM scope_kept k JOIN atom_products p ON p.scope = k.kept AND p.edition = k.edition
  JOIN slice_atoms s USING (atom) GROUP BY ALL
), crossed AS (
  SELECT a.scope, a.edition, a.slice_id, sum(2 * a.weight * b.weight * (
    p.product - b.mean * p.total - a.mean * p.other_total + p.n * a.mean * b.mean)) AS spread
  FROM products p
  JOIN index_weights a ON a.scope = p.scope AND a.edition = p.edition
    AND a.slice_id = p.slice_id AND a.theme = p.theme
  JOIN index_weights b ON b.scope = p.scope AND b.edition = p.edition
    AND b.slice_id = p.slice_id AND b.theme = p.other
  GROUP BY ALL
), alone AS (
  SELECT scope, edition, slice_id, any_value(people) AS n, any_value(index) AS index,
    sum(weight * weight * (total_squares - n * mean * mean)) AS spread
  FROM index_weights WHERE complete GROUP BY ALL
)
SELECT scope, edition, slice_id, '*', n, n * index,
  n * index * index + greatest(alone.spread + coalesce(crossed.spread, 0), 0)
FROM alone LEFT JOIN crossed USING (scope, edition, slice_id);

-- One row per pair of editions and respondent of both. A pseudonym that is not linkable names its
-- edition, and so is in one only.
CREATE TEMP TABLE both_times AS
SELECT p.edition, p.previous, now.person, before.person AS person_before
FROM edition_pairs p JOIN people now ON now.edition = p.edition
JOIN people before ON before.edition = p.previous AND before.respondent = now.respondent;

-- One row per pair of editions, slice and theme: respondents linked across both, in that slice
-- both times, and how their scores correlate.
CREATE TEMP TABLE linked AS
WITH linked_people AS (
  SELECT edition || '<' || previous AS scope, edition, person FROM both_times
  UNION ALL SELECT edition || '<' || previous, previous, person_before FROM both_times
), scores AS (
  SELECT l.scope, l.edition, l.person, t.theme, t.score, s.slice_id
  FROM linked_people l JOIN scope_kept k USING (scope, edition)
  JOIN theme_answers t ON t.scope = k.kept AND t.edition = l.edition AND t.person = l.person
  JOIN slice_atoms s USING (atom)
  WHERE t.score IS NOT NULL
), told_scores AS (
  FROM scores
  UNION ALL
  SELECT s.scope, s.edition, s.person, '*',
    any_value(w.index) + sum(w.weight * (s.score - w.mean)), s.slice_id
  FROM scores s JOIN index_weights w USING (scope, edition, slice_id, theme)
  WHERE w.complete GROUP BY s.scope, s.edition, s.person, s.slice_id
)
SELECT now.scope, now.slice_id, now.theme, count(*) AS pairs,
  nullif(corr(before.score, now.score), 'nan') AS r  -- of one pair, or without spread: unknown
FROM both_times b
JOIN told_scores now ON now.scope = b.edition || '<' || b.previous AND now.edition = b.edition
  AND now.person = b.person
JOIN told_scores before ON before.scope = now.scope AND before.edition = b.previous
  AND before.person = b.person_before AND before.slice_id = now.slice_id
  AND before.theme = now.theme
GROUP BY ALL;
