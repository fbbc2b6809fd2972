-- Atoms: people whom nothing published, now or before, tells apart; and what they said, added up
-- by atom in one pass. Everything published is a sum over atoms.
-- Filled before: temp.atom_list, temp.atom_of (see pipelines/atoms.py).

-- One row per scope, person and theme with an answer: how many, and the sum of their scores. The
-- longest table there is: numbers only.
CREATE TEMP TABLE theme_sums AS
SELECT k.kept, a.person, k.theme_place, count(*)::UTINYINT AS answered, sum(a.score) AS total
FROM scored_answers a JOIN kept_scopes k USING (edition, question)
GROUP BY ALL;

-- The same with its names and atom, and the theme score: NULL where under half was answered.
CREATE TEMP VIEW theme_answers AS
SELECT k.scope, k.edition, s.kept, s.person, o.atom, k.theme, s.theme_place, s.answered::INTEGER
  AS answered, k.questions, CASE WHEN 2 * s.answered >= k.questions THEN s.total / s.answered END
  AS score
FROM theme_sums s JOIN kept_themes k USING (kept, theme_place) JOIN atom_of o USING (person);

-- One row per scope, edition, respondent and theme of which at least half was answered.
CREATE TEMP VIEW respondent_themes AS
SELECT k.scope, k.edition, p.respondent, t.person, t.atom, t.theme, t.score
FROM scope_kept k JOIN theme_answers t ON t.scope = k.kept AND t.edition = k.edition
JOIN people p USING (person)
WHERE t.score IS NOT NULL;

-- One row per edition, atom, question and answer.
CREATE TEMP TABLE atom_answers AS
SELECT l.edition, c.* FROM atom_list l JOIN (
  SELECT o.atom, a.question, a.answer, count(*) AS n
  FROM told_answers a JOIN atom_of o USING (person)
  WHERE a.answer IS NOT NULL GROUP BY ALL
) c USING (atom);

-- One row per scope, edition, atom and theme: count, sum, sum of squares of theme scores.
CREATE TEMP TABLE atom_moments AS
SELECT scope, edition, atom, theme, count(*) AS n, sum(score) AS total,
  sum(score * score) AS total_squares
FROM theme_answers WHERE score IS NOT NULL GROUP BY ALL;

-- One row per scope, edition, atom and two themes (in their order): people with a score in both,
-- the sum of each, the sum of products.
CREATE TEMP TABLE atom_products AS
WITH scores AS (
  SELECT s.kept, s.person, s.theme_place, s.total / s.answered AS score
  FROM theme_sums s JOIN kept_themes k USING (kept, theme_place)
  WHERE 2 * s.answered >= k.questions
), products AS (
  SELECT a.kept, o.atom, a.theme_place, b.theme_place AS other_place, count(*) AS n,
    sum(a.score) AS total, sum(b.score) AS other_total, sum(a.score * b.score) AS product
  FROM scores a JOIN scores b ON b.kept = a.kept AND b.person = a.person
    AND a.theme_place < b.theme_place
  JOIN atom_of o ON o.person = a.person GROUP BY ALL
)
SELECT k.scope, k.edition, p.atom, k.theme, other.theme AS other, p.n, p.total, p.other_total,
  p.product
FROM products p JOIN kept_themes k USING (kept, theme_place)
JOIN kept_themes other ON other.kept = p.kept AND other.theme_place = p.other_place;

-- One row per scope, edition and atom: people with any theme score.
CREATE TEMP TABLE atom_scored AS
SELECT scope, edition, atom, count(*) AS n
FROM (
  SELECT any_value(scope) AS scope, any_value(edition) AS edition, any_value(atom) AS atom
  FROM theme_answers WHERE score IS NOT NULL GROUP BY kept, person
) GROUP BY ALL;

-- One row per scope, edition, theme, atom and number of its questions answered: people. Those
-- published before and not now (`gone`) are among them.
CREATE TEMP TABLE atom_completeness AS
WITH gone_themes AS (
  SELECT s.scope, s.edition, g.atom, g.respondent, g.batch, s.theme, count(*) AS answered
  FROM gone g JOIN vault.answers a USING (edition, respondent, batch)
  JOIN kept_scopes s ON s.edition = g.edition AND s.question = a.question
  WHERE a.answer IS NOT NULL GROUP BY ALL
)
SELECT scope, edition, theme, atom, answered, questions, count(*) AS n
FROM (
  SELECT scope, edition, theme, atom, answered, questions FROM theme_answers
  UNION ALL
  SELECT g.scope, g.edition, g.theme, g.atom, g.answered, k.questions
  FROM gone_themes g JOIN kept_themes k USING (scope, edition, theme)
) GROUP BY ALL;

-- One row per measure and atom with somebody in it: how many people it is a measure of. `residual`
-- are those who answered something of a theme, but not exactly `part` of its questions.
CREATE TEMP TABLE populations AS
WITH everybody AS (
  SELECT edition, atom, asked_pain_points FROM people JOIN atom_of USING (person)
  UNION ALL
  SELECT g.edition, g.atom, r.asked_pain_points
  FROM gone g JOIN vault.responses r USING (edition, respondent, batch)
), sizes AS (
  SELECT DISTINCT scope, edition, theme, answered AS part FROM atom_completeness
)
SELECT edition, edition AS scope, 'respondents' AS kind, '' AS item, 0 AS part, atom,
  count(*) AS n FROM everybody GROUP BY ALL
UNION ALL
SELECT edition, edition, 'asked', '', 0, atom, count(*) FROM everybody
WHERE asked_pain_points GROUP BY ALL
UNION ALL
SELECT edition, edition, 'question', question, 0, atom, sum(n) FROM atom_answers GROUP BY ALL
UNION ALL
SELECT g.edition, g.edition, 'question', a.question, 0, g.atom, count(*)
FROM gone g JOIN vault.answers a USING (edition, respondent, batch)
WHERE a.answer IS NOT NULL GROUP BY ALL
UNION ALL
SELECT edition, scope, 'theme', theme, 0, atom, sum(n) FROM atom_completeness
WHERE 2 * answered >= questions GROUP BY ALL
UNION ALL
SELECT edition, scope, 'index', '', 0, atom, n FROM atom_scored
UNION ALL
SELECT c.edition, c.scope, 'residual', c.theme, s.part, c.atom, sum(c.n)
FROM atom_completeness c JOIN sizes s USING (scope, edition, theme)
WHERE c.answered <> s.part GROUP BY ALL;
