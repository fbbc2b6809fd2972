-- Who is in which published slice, and the sums every score is made from.

-- One row per edition, published slice and respondent in it.
CREATE TEMP TABLE membership AS
SELECT r.edition, s.slice_id, r.respondent
FROM respondents r JOIN slice_list s
  ON s.edition = r.edition AND s.reason IS NULL
  AND (s.tribe IS NULL OR s.tribe = r.tribe)
  AND (s.role IS NULL OR s.role = r.role)
  AND (s.seniority IS NULL OR s.seniority = r.seniority);

-- One row per scope, edition and respondent: theme scores, and their weighted mean as theme '*'
-- for whoever has at least half of the themes.
CREATE TEMP TABLE respondent_scores AS
SELECT scope, edition, respondent, theme, score FROM respondent_themes
UNION ALL
SELECT r.scope, r.edition, r.respondent, '*', sum(r.score * t.weight) / sum(t.weight)
FROM respondent_themes r JOIN themes t USING (theme)
JOIN (SELECT scope, count(DISTINCT theme) AS themes FROM scopes GROUP BY scope) k USING (scope)
GROUP BY r.scope, r.edition, r.respondent HAVING 2 * count(*) >= any_value(k.themes);

-- One row per scope, edition, published slice and theme: count, sum, sum of squares.
CREATE TEMP TABLE moments AS
SELECT s.scope, s.edition, m.slice_id, s.theme, count(*) AS n,
  sum(s.score) AS total, sum(s.score * s.score) AS total_squares
FROM respondent_scores s JOIN membership m USING (edition, respondent)
GROUP BY ALL;

-- One row per pair of editions, slice and theme: respondents linked across both, in that slice
-- both times, and how their scores correlate. A pseudonym that is not linkable names its edition.
CREATE TEMP TABLE linked AS
SELECT now.scope, m.slice_id, now.theme, count(*) AS pairs, corr(before.score, now.score) AS r
FROM edition_pairs p
JOIN respondent_scores now ON now.edition = p.edition AND now.scope = p.edition || '<' || p.previous
JOIN respondent_scores before
  ON before.scope = now.scope AND before.edition = p.previous
  AND before.respondent = now.respondent AND before.theme = now.theme
JOIN membership m ON m.edition = p.edition AND m.respondent = now.respondent
JOIN membership w ON w.edition = p.previous AND w.respondent = now.respondent
  AND w.slice_id = m.slice_id
GROUP BY ALL;
