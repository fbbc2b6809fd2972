-- Atoms: people whom nothing published, now or before, tells apart; and what they said, added up
-- by atom in one pass. Everything published is a sum over atoms.
-- Filled before: temp.atom_list, temp.atom_of (see pipelines/atoms.py).

-- One row per respondent, atom and theme with an answer: how many, and the theme score, NULL where
-- under half was answered.
CREATE TEMP TABLE theme_answers AS
WITH asked AS (SELECT scope, edition, theme, count(*) AS questions FROM kept_scopes GROUP BY ALL)
SELECT s.scope, s.edition, a.person, any_value(o.atom) AS atom, s.theme,
  count(*)::INTEGER AS answered, any_value(k.questions)::INTEGER AS questions,
  CASE WHEN 2 * count(*) >= any_value(k.questions) THEN avg(a.score) END AS score
FROM kept_scopes s JOIN scored_answers a USING (edition, question)
JOIN atom_of o USING (person)
JOIN asked k ON k.scope = s.scope AND k.edition = s.edition AND k.theme = s.theme
GROUP BY s.scope, s.edition, a.person, s.theme;

-- One row per scope, edition, respondent and theme of which at least half was answered.
CREATE TEMP VIEW respondent_themes AS
SELECT k.scope, k.edition, p.respondent, t.person, t.atom, t.theme, t.score
FROM scope_kept k JOIN theme_answers t ON t.scope = k.kept AND t.edition = k.edition
JOIN people p USING (person)
WHERE t.score IS NOT NULL;

-- One row per edition, atom, question and answer.
CREATE TEMP TABLE atom_answers AS
SELECT a.edition, o.atom, a.question, a.answer, count(*) AS n
FROM told_answers a JOIN atom_of o USING (person)
WHERE a.answer IS NOT NULL GROUP BY ALL;

-- One row per scope, edition, atom and theme: count, sum, sum of squares of theme scores.
CREATE TEMP TABLE atom_moments AS
SELECT scope, edition, atom, theme, count(*) AS n, sum(score) AS total,
  sum(score * score) AS total_squares
FROM theme_answers WHERE score IS NOT NULL GROUP BY ALL;

-- One row per scope, edition, atom and two themes (in their order): people with a score in both,
-- the sum of each, the sum of products.
CREATE TEMP TABLE atom_products AS
SELECT a.scope, a.edition, a.atom, a.theme, b.theme AS other, count(*) AS n,
  sum(a.score) AS total, sum(b.score) AS other_total, sum(a.score * b.score) AS product
FROM theme_answers a JOIN theme_answers b ON b.scope = a.scope AND b.person = a.person
  AND a.theme < b.theme
WHERE a.score IS NOT NULL AND b.score IS NOT NULL GROUP BY ALL;

-- One row per scope, edition and atom: people with any theme score.
CREATE TEMP TABLE atom_scored AS
SELECT scope, edition, atom, count(DISTINCT person) AS n
FROM theme_answers WHERE score IS NOT NULL GROUP BY ALL;

-- One row per scope, edition, theme, atom and number of its questions answered: people. Those
-- published before and not now (`gone`) are among them.
CREATE TEMP TABLE atom_completeness AS
WITH asked AS (SELECT scope, edition, theme, count(*) AS questions FROM kept_scopes GROUP BY ALL),
gone_themes AS (
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
  FROM gone_themes g JOIN asked k USING (scope, edition, theme)
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
