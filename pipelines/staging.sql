-- What every published table starts from, in temporary tables beside the attached vault.
-- Filled before: temp.questions, temp.themes, temp.tribe_names (see pipelines/staging.py) and the
-- tables of pipelines/edition_order.sql.

-- One row per edition and respondent, with today's tribe and the one reported then.
CREATE TEMP TABLE respondents AS
SELECT r.edition, r.respondent, r.batch, r.file_row, r.submitted_at, r.asked_pain_points,
  t.today AS tribe, r.role, r.seniority, r.tribe AS reported
FROM vault.current_responses r
LEFT JOIN tribe_names t ON t.edition = r.edition AND t.reported = r.tribe;

-- One row per edition × tribe reported then (with today's) × role × seniority: invited.
CREATE TEMP TABLE invited AS
SELECT p.edition, t.today AS tribe, p.role, p.seniority, t.reported,
  sum(p.invited)::INTEGER AS invited
FROM vault.current_population p
JOIN tribe_names t ON t.edition = p.edition AND t.reported = p.tribe
GROUP BY ALL;

-- One row: the last edition with a roster, and with a population, in the order of the editions.
CREATE TEMP TABLE latest AS
SELECT
  coalesce(
    (SELECT arg_max(r.edition, e.place) FROM vault.current_roster r JOIN edition_list e USING (edition)),
    (SELECT max(edition) FROM vault.current_roster)
  ) AS roster,
  coalesce(
    (SELECT arg_max(i.edition, e.place) FROM invited i JOIN edition_list e USING (edition)),
    (SELECT max(edition) FROM invited)
  ) AS population;

-- One row per edition, respondent and question answered: score 0–100, reversed ones turned.
CREATE TEMP TABLE scored_answers AS
SELECT a.edition, a.respondent, a.question, q.theme, a.answer,
  100.0 * (CASE WHEN q.reversed THEN q.scale - a.answer ELSE a.answer - 1 END) / (q.scale - 1)
    AS score,
  (CASE WHEN q.reversed THEN q.scale + 1 - a.answer ELSE a.answer END)
    > q.scale - q.favourable_boxes AS favourable
FROM vault.current_answers a JOIN questions q USING (question)
WHERE a.answer IS NOT NULL;

-- One row per edition and question asked in it (even if nobody knew).
CREATE TEMP TABLE asked_questions AS
SELECT DISTINCT a.edition, q.question, q.theme
FROM vault.current_answers a JOIN questions q USING (question);

-- One row per scope, edition and question counted in it. The scope of an edition is itself; the
-- scope of a pair counts, in both editions, the questions asked in both with the same meaning.
CREATE TEMP TABLE scopes AS
SELECT edition AS scope, edition, question, theme FROM asked_questions
UNION ALL
SELECT p.edition || '<' || p.previous, e.edition, now.question, now.theme
FROM edition_pairs p
JOIN asked_questions now ON now.edition = p.edition
JOIN asked_questions before ON before.edition = p.previous AND before.question = now.question
JOIN edition_list e ON e.edition IN (p.edition, p.previous)
WHERE NOT EXISTS (
  SELECT 1 FROM broken_questions b WHERE b.question = now.question AND b.edition = p.edition
);

-- One row per scope, edition, respondent and theme of which at least half was answered.
CREATE TEMP TABLE respondent_themes AS
WITH asked AS (SELECT scope, edition, theme, count(*) AS questions FROM scopes GROUP BY ALL)
SELECT s.scope, s.edition, a.respondent, s.theme, avg(a.score) AS score
FROM scopes s JOIN scored_answers a USING (edition, question)
JOIN asked k ON k.scope = s.scope AND k.edition = s.edition AND k.theme = s.theme
GROUP BY ALL HAVING 2 * count(*) >= any_value(k.questions);
