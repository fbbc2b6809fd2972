-- The people a publication speaks of and what they were asked, in temporary tables beside the
-- attached vault. Filled before: temp.questions, temp.themes, temp.tribe_names, temp.waiting (see
-- pipelines/staging.py) and the tables of pipelines/edition_order.sql.

-- One row per edition and respondent: the batch whose answers count. Of an edition whose late
-- answers wait, those it was published with.
CREATE TEMP TABLE told AS
SELECT edition, respondent, batch FROM vault.current_responses
WHERE edition NOT IN (SELECT edition FROM waiting)
UNION ALL
SELECT edition, respondent, batch FROM vault.release_people
WHERE (edition, release) IN (SELECT edition, release FROM waiting);

-- One row per edition × tribe reported × role × seniority that respondents named, with today's
-- tribe: the groups before small ones are merged. Merging is done here, never person by person.
CREATE TEMP TABLE named_groups AS
WITH named AS (
  SELECT edition, r.tribe, r.role, r.seniority, count(*) AS n
  FROM vault.responses r JOIN told USING (edition, respondent, batch) GROUP BY ALL
)
SELECT row_number() OVER (ORDER BY n.edition, n.tribe, n.role, n.seniority) AS named, n.edition,
  t.today AS tribe, n.role, n.seniority, n.tribe AS reported, n.n,
  n.tribe AS named_tribe, n.role AS named_role, n.seniority AS named_seniority
FROM named n LEFT JOIN tribe_names t ON t.edition = n.edition AND t.reported = n.tribe;

-- One row per edition and respondent; `person` numbers them.
CREATE TEMP TABLE people AS
SELECT row_number() OVER () AS person, r.edition, r.respondent, r.batch, r.file_row,
  r.submitted_at, r.asked_pain_points, g.named
FROM vault.responses r JOIN told USING (edition, respondent, batch)
JOIN named_groups g ON g.edition = r.edition AND g.named_tribe IS NOT DISTINCT FROM r.tribe
  AND g.named_role IS NOT DISTINCT FROM r.role
  AND g.named_seniority IS NOT DISTINCT FROM r.seniority;

-- The same with the groups each is shown in: today's tribe, and the one reported then.
CREATE TEMP VIEW respondents AS
SELECT p.edition, p.respondent, p.batch, p.file_row, p.submitted_at, p.asked_pain_points,
  g.tribe, g.role, g.seniority, g.reported
FROM people p JOIN named_groups g USING (named);

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

-- What the respondents said: one row per person and question, pain point, theme. A row of a file is
-- one respondent, and two numbers are joined sooner than three names.
CREATE TEMP VIEW told_answers AS
SELECT p.person, p.edition, p.respondent, a.question, a.answer
FROM vault.answers a JOIN people p USING (batch, file_row);
CREATE TEMP VIEW told_mentions AS
SELECT p.person, p.edition, p.respondent, m.pain_point
FROM vault.named_pain_points m JOIN people p USING (batch, file_row)
WHERE p.asked_pain_points OR NOT m.coded;
CREATE TEMP VIEW told_comments AS
SELECT p.person, p.edition, p.respondent, c.theme, c.text
FROM vault.comments c JOIN people p USING (batch, file_row);

-- One row per edition, respondent and question answered: score 0–100, reversed ones turned.
CREATE TEMP VIEW scored_answers AS
SELECT a.person, a.edition, a.respondent, a.question, q.theme, a.answer,
  100.0 * (CASE WHEN q.reversed THEN q.scale - a.answer ELSE a.answer - 1 END) / (q.scale - 1)
    AS score,
  (CASE WHEN q.reversed THEN q.scale + 1 - a.answer ELSE a.answer END)
    > q.scale - q.favourable_boxes AS favourable
FROM told_answers a JOIN questions q USING (question)
WHERE a.answer IS NOT NULL;

-- One row per edition and question asked in it (even if nobody knew).
CREATE TEMP TABLE asked_questions AS
SELECT DISTINCT a.edition, q.question, q.theme
FROM vault.answers a JOIN questions q USING (question)
WHERE (a.edition, a.batch) IN (SELECT DISTINCT edition, batch FROM told);

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

-- One row per scope and edition: the scope it is worked out in, its own where the questions are
-- the same, so that nothing is worked out twice. Those kept, and their themes, have numbers.
CREATE TEMP TABLE scope_kept AS
WITH listed AS (
  SELECT scope, edition, list(question ORDER BY question) AS questions FROM scopes GROUP BY ALL
)
SELECT l.scope, l.edition,
  CASE WHEN l.questions = own.questions THEN l.edition ELSE l.scope END AS kept
FROM listed l JOIN listed own ON own.scope = l.edition AND own.edition = l.edition;
CREATE TEMP TABLE kept_scopes AS
SELECT s.*, dense_rank() OVER (ORDER BY s.scope, s.edition)::USMALLINT AS kept,
  dense_rank() OVER (ORDER BY s.theme)::UTINYINT AS theme_place,
  count(*) OVER (PARTITION BY s.scope, s.edition, s.theme)::INTEGER AS questions
FROM scopes s JOIN scope_kept k ON k.scope = s.scope AND k.edition = s.edition
WHERE k.kept = s.scope;
CREATE TEMP TABLE kept_themes AS
SELECT DISTINCT kept, scope, edition, theme_place, theme, questions FROM kept_scopes;
