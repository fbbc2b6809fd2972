-- The vault: every imported record, batch by batch. People only as keyed pseudonyms.
-- A vault made by an earlier version gets what it lacks when it is opened (vault_schema.py): a new
-- column stands last in its table.
-- No primary keys, sequences or ON CONFLICT: integrity is Pandera's and the load transaction's.
-- A file loaded later speaks for what it holds: the `current_…` views show, for each respondent,
-- session, period…, the rows of the last batch that was not undone.

-- One row per batch: one file loaded in one transaction. rows_in = loaded + rejected + non_rows.
CREATE TABLE IF NOT EXISTS batches (
  batch INTEGER, kind VARCHAR, edition VARCHAR, format VARCHAR, file_name VARCHAR, sha256 VARCHAR,
  loaded_at TIMESTAMP, loaded_by VARCHAR,
  rows_in INTEGER, loaded INTEGER, rejected INTEGER, non_rows INTEGER,
  opens_on DATE, closes_on DATE, status VARCHAR, up_to DATE, undone_at TIMESTAMP,
  erased_at TIMESTAMP,  -- when the last of its rows was erased
  understood VARCHAR  -- a digest of how the file was read: columns, corrections, dates, status
);
-- One row per batch and reason: records of the file known to be no data.
CREATE TABLE IF NOT EXISTS non_rows (batch INTEGER, reason VARCHAR, n INTEGER);
-- One row per problem of a rejected file row. Never the value: it may be personal.
CREATE TABLE IF NOT EXISTS rejections (batch INTEGER, file_row INTEGER, "column" VARCHAR, rule VARCHAR);
-- One row per batch of a survey and question: the header it stood under.
CREATE TABLE IF NOT EXISTS wordings (batch INTEGER, question VARCHAR, wording VARCHAR);
-- One row per publication made from this vault.
CREATE TABLE IF NOT EXISTS publications (version INTEGER, published_at TIMESTAMP, published_by VARCHAR, batches INTEGER);
-- One row per thing done to what is loaded, but loading and publishing, which the two tables above
-- tell. Nothing erased stands here: `rows_gone` says how many went, `about` which edition, day or
-- archive it was about.
-- publication: the last one there was then.
CREATE TABLE IF NOT EXISTS actions (
  action INTEGER, done_at TIMESTAMP, done_by VARCHAR, what VARCHAR, batch INTEGER,
  publication INTEGER, rows_gone BIGINT, about VARCHAR, reason VARCHAR
);

-- What publications told of an edition, so that a later one never tells a few people apart from it.
-- A release is one state of one edition, kept once however often it is published again.
-- One row per release and respondent: the batch whose answers counted, the groups as shown.
CREATE TABLE IF NOT EXISTS release_people (
  release INTEGER, edition VARCHAR, respondent VARCHAR, batch INTEGER,
  tribe VARCHAR, role VARCHAR, seniority VARCHAR, reported VARCHAR
);
-- One row per release, measure and slice it was shown for. Measures: respondents, asked, question,
-- theme, index (see pipelines/measures.py). `guard`: the question (item) by which the answers to a
-- theme (scope) are kept from adding up.
CREATE TABLE IF NOT EXISTS release_slices (
  release INTEGER, edition VARCHAR, version INTEGER, scope VARCHAR, kind VARCHAR, item VARCHAR,
  tribe VARCHAR, role VARCHAR, seniority VARCHAR, reported VARCHAR
);

CREATE TABLE IF NOT EXISTS responses (
  batch INTEGER, file_row INTEGER, edition VARCHAR, respondent VARCHAR, linkable BOOLEAN,
  submitted_at TIMESTAMP, tribe VARCHAR, role VARCHAR, seniority VARCHAR, asked_pain_points BOOLEAN
);
CREATE TABLE IF NOT EXISTS answers (
  batch INTEGER, file_row INTEGER, edition VARCHAR, respondent VARCHAR, question VARCHAR,
  answer INTEGER
);
CREATE TABLE IF NOT EXISTS mentions (
  batch INTEGER, file_row INTEGER, edition VARCHAR, respondent VARCHAR, pain_point VARCHAR
);
CREATE TABLE IF NOT EXISTS comments (
  batch INTEGER, file_row INTEGER, edition VARCHAR, respondent VARCHAR, theme VARCHAR, text VARCHAR
);
-- One row per coding, comment as it stood and pain point: what a person decided, all at once or one
-- by one. It belongs to no batch: the same words loaded again keep it, other words do not.
-- digest: sha256 of the comment's text; accepted: whether the comment names the pain point.
CREATE TABLE IF NOT EXISTS codings (
  coding INTEGER, edition VARCHAR, respondent VARCHAR, theme VARCHAR, digest VARCHAR,
  pain_point VARCHAR, accepted BOOLEAN, decided_by VARCHAR, decided_at TIMESTAMP,
  undone_at TIMESTAMP
);
-- One row per edition and publication that counts more decisions on its comments than the one before:
-- until when they were made. A few alone would tell, beside an earlier publication, who wrote what.
CREATE TABLE IF NOT EXISTS release_codings (version INTEGER, edition VARCHAR, until TIMESTAMP);
CREATE TABLE IF NOT EXISTS population (
  batch INTEGER, file_row INTEGER, edition VARCHAR, tribe VARCHAR, role VARCHAR,
  seniority VARCHAR, invited INTEGER
);
CREATE TABLE IF NOT EXISTS roster (
  batch INTEGER, file_row INTEGER, edition VARCHAR, person VARCHAR, alias VARCHAR, tribe VARCHAR
);
CREATE TABLE IF NOT EXISTS sessions (
  batch INTEGER, file_row INTEGER, session VARCHAR, series VARCHAR, held_on TIMESTAMP,
  title VARCHAR, topic VARCHAR, headcount INTEGER
);
CREATE TABLE IF NOT EXISTS attendance (
  batch INTEGER, file_row INTEGER, session VARCHAR, person VARCHAR, minutes DOUBLE
);
CREATE TABLE IF NOT EXISTS resources (
  batch INTEGER, file_row INTEGER, resource VARCHAR, title VARCHAR, kind VARCHAR, theme VARCHAR,
  updated_on TIMESTAMP
);
CREATE TABLE IF NOT EXISTS views (
  batch INTEGER, file_row INTEGER, resource VARCHAR, period_start TIMESTAMP,
  period_end TIMESTAMP, viewer VARCHAR, views INTEGER, unique_viewers INTEGER
);
CREATE TABLE IF NOT EXISTS searches (
  batch INTEGER, file_row INTEGER, period_start TIMESTAMP, period_end TIMESTAMP, term VARCHAR,
  searches INTEGER, searchers INTEGER, without_result INTEGER
);
CREATE TABLE IF NOT EXISTS initiatives (
  batch INTEGER, file_row INTEGER, initiative VARCHAR, title VARCHAR, title_fr VARCHAR,
  pillar VARCHAR, theme VARCHAR, pain_points VARCHAR, leader_role VARCHAR, kind VARCHAR,
  status VARCHAR, started_on TIMESTAMP, due_on TIMESTAMP, ended_on TIMESTAMP, tribes VARCHAR,
  contributors INTEGER, summary VARCHAR, summary_fr VARCHAR
);
CREATE TABLE IF NOT EXISTS interviews (
  batch INTEGER, file_row INTEGER, interview VARCHAR, held_on TIMESTAMP, tribe VARCHAR,
  role VARCHAR, pain_point VARCHAR, quote VARCHAR
);
CREATE TABLE IF NOT EXISTS feedback (
  batch INTEGER, file_row INTEGER, subject_kind VARCHAR, subject VARCHAR, given_on TIMESTAMP,
  rating INTEGER, comment VARCHAR
);

-- One row per batch that counts.
CREATE OR REPLACE VIEW active AS
SELECT * FROM batches WHERE undone_at IS NULL AND erased_at IS NULL;

-- One row per edition and respondent.
CREATE OR REPLACE VIEW current_responses AS
SELECT * FROM responses WHERE batch IN (SELECT batch FROM active)
QUALIFY batch = max(batch) OVER (PARTITION BY edition, respondent);

-- One row per edition, respondent and question; likewise comments.
CREATE OR REPLACE VIEW current_answers AS
SELECT a.* FROM answers a JOIN current_responses r USING (batch, edition, respondent);
CREATE OR REPLACE VIEW current_comments AS
SELECT c.* FROM comments c JOIN current_responses r USING (batch, edition, respondent);

-- One row per comment as it stood and pain point: the last decision that was not taken back.
CREATE OR REPLACE VIEW current_codings AS
SELECT * FROM codings WHERE undone_at IS NULL
QUALIFY coding = max(coding) OVER (PARTITION BY edition, respondent, theme, digest, pain_point);

-- The same, as it counts in the last publication.
CREATE OR REPLACE VIEW told_codings AS
SELECT k.* FROM codings k
JOIN (SELECT edition, max(until) AS until FROM release_codings GROUP BY edition) t
  ON t.edition = k.edition AND k.decided_at <= t.until
  AND (k.undone_at IS NULL OR k.undone_at > t.until)
QUALIFY coding = max(coding) OVER (PARTITION BY k.edition, respondent, theme, digest, pain_point);

-- One row per batch, respondent and pain point named: ticked, or coded to a comment as it stands.
CREATE OR REPLACE VIEW named_pain_points AS
SELECT batch, file_row, edition, respondent, pain_point, false AS coded FROM mentions
UNION ALL
SELECT DISTINCT c.batch, c.file_row, c.edition, c.respondent, k.pain_point, true
FROM told_codings k JOIN comments c
  ON k.accepted AND c.edition = k.edition AND c.respondent = k.respondent
  AND c.theme = k.theme AND sha256(c.text) = k.digest
ANTI JOIN mentions t ON t.batch = c.batch AND t.edition = c.edition
  AND t.respondent = c.respondent AND t.pain_point = k.pain_point;
-- Who was not asked for pain points is in no frequency, and so names none by a comment either.
CREATE OR REPLACE VIEW current_mentions AS
SELECT m.batch, m.file_row, m.edition, m.respondent, m.pain_point
FROM named_pain_points m JOIN current_responses r USING (batch, edition, respondent)
WHERE r.asked_pain_points OR NOT m.coded;

-- One row per edition × tribe × role × seniority as listed: the edition's last population file.
CREATE OR REPLACE VIEW current_population AS
SELECT * FROM population WHERE batch IN (SELECT batch FROM active)
QUALIFY batch = max(batch) OVER (PARTITION BY edition);
CREATE OR REPLACE VIEW current_roster AS
SELECT * FROM roster WHERE batch IN (SELECT batch FROM active)
QUALIFY batch = max(batch) OVER (PARTITION BY edition);

-- One row per session; its people come from the same batch.
CREATE OR REPLACE VIEW current_sessions AS
SELECT * FROM sessions WHERE batch IN (SELECT batch FROM active)
QUALIFY batch = max(batch) OVER (PARTITION BY session);
CREATE OR REPLACE VIEW current_attendance AS
SELECT a.* FROM attendance a JOIN current_sessions s USING (batch, session);

-- One row per resource: the last said of each column, since a file of views may know titles only.
CREATE OR REPLACE VIEW current_resources AS
SELECT resource, arg_max(title, batch) AS title, arg_max(kind, batch) AS kind,
  arg_max(theme, batch) AS theme, arg_max(updated_on, batch) AS updated_on
FROM resources WHERE batch IN (SELECT batch FROM active) GROUP BY resource;
-- One row per resource, period and viewer.
CREATE OR REPLACE VIEW current_views AS
SELECT * FROM views WHERE batch IN (SELECT batch FROM active)
QUALIFY batch = max(batch) OVER (PARTITION BY resource, period_start, period_end, viewer);

-- One row per tool, term and period: the last said of each count, since a tool may list what led
-- nowhere in a file of its own.
CREATE OR REPLACE VIEW current_searches AS
SELECT a.format, s.period_start, s.period_end, s.term, arg_max(s.searches, s.batch) AS searches,
  arg_max(s.searchers, s.batch) AS searchers, arg_max(s.without_result, s.batch) AS without_result
FROM searches s JOIN active a USING (batch)
GROUP BY a.format, s.period_start, s.period_end, s.term;

CREATE OR REPLACE VIEW current_initiatives AS
SELECT * FROM initiatives WHERE batch IN (SELECT batch FROM active)
QUALIFY batch = max(batch) OVER (PARTITION BY initiative);
CREATE OR REPLACE VIEW current_interviews AS
SELECT * FROM interviews WHERE batch IN (SELECT batch FROM active)
QUALIFY batch = max(batch) OVER (PARTITION BY interview);
-- One row per rating: every active feedback file counts.
CREATE OR REPLACE VIEW current_feedback AS SELECT * FROM feedback WHERE batch IN (SELECT batch FROM active);
