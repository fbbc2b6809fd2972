-- The vault: every imported record, batch by batch. People only as keyed pseudonyms.
-- No primary keys, sequences or ON CONFLICT: integrity is Pandera's and the load transaction's.
-- A file loaded later speaks for what it holds: the `current_…` views show, for each respondent,
-- session, period…, the rows of the last batch that was not undone.

-- One row per batch: one file loaded in one transaction. rows_in = loaded + rejected + non_rows.
CREATE TABLE batches (
  batch INTEGER, kind VARCHAR, edition VARCHAR, format VARCHAR, file_name VARCHAR, sha256 VARCHAR,
  loaded_at TIMESTAMP, loaded_by VARCHAR,
  rows_in INTEGER, loaded INTEGER, rejected INTEGER, non_rows INTEGER,
  opens_on DATE, closes_on DATE, status VARCHAR, up_to DATE, undone_at TIMESTAMP
);
-- One row per batch and reason: records of the file known to be no data.
CREATE TABLE non_rows (batch INTEGER, reason VARCHAR, n INTEGER);
-- One row per problem of a rejected file row. Never the value: it may be personal.
CREATE TABLE rejections (batch INTEGER, file_row INTEGER, "column" VARCHAR, rule VARCHAR);
-- One row per batch of a survey and question: the header it stood under.
CREATE TABLE wordings (batch INTEGER, question VARCHAR, wording VARCHAR);
-- One row per publication made from this vault.
CREATE TABLE publications (version INTEGER, published_at TIMESTAMP, published_by VARCHAR, batches INTEGER);

CREATE TABLE responses (
  batch INTEGER, file_row INTEGER, edition VARCHAR, respondent VARCHAR, linkable BOOLEAN,
  submitted_at TIMESTAMP, tribe VARCHAR, role VARCHAR, seniority VARCHAR, asked_pain_points BOOLEAN
);
CREATE TABLE answers (
  batch INTEGER, file_row INTEGER, edition VARCHAR, respondent VARCHAR, question VARCHAR,
  answer INTEGER
);
CREATE TABLE mentions (
  batch INTEGER, file_row INTEGER, edition VARCHAR, respondent VARCHAR, pain_point VARCHAR
);
CREATE TABLE comments (
  batch INTEGER, file_row INTEGER, edition VARCHAR, respondent VARCHAR, theme VARCHAR, text VARCHAR
);
CREATE TABLE population (
  batch INTEGER, file_row INTEGER, edition VARCHAR, tribe VARCHAR, role VARCHAR,
  seniority VARCHAR, invited INTEGER
);
CREATE TABLE roster (
  batch INTEGER, file_row INTEGER, edition VARCHAR, person VARCHAR, alias VARCHAR, tribe VARCHAR
);
CREATE TABLE sessions (
  batch INTEGER, file_row INTEGER, session VARCHAR, series VARCHAR, held_on TIMESTAMP,
  title VARCHAR, topic VARCHAR, headcount INTEGER
);
CREATE TABLE attendance (
  batch INTEGER, file_row INTEGER, session VARCHAR, person VARCHAR, minutes DOUBLE
);
CREATE TABLE resources (
  batch INTEGER, file_row INTEGER, resource VARCHAR, title VARCHAR, kind VARCHAR, theme VARCHAR,
  updated_on TIMESTAMP
);
CREATE TABLE views (
  batch INTEGER, file_row INTEGER, resource VARCHAR, period_start TIMESTAMP,
  period_end TIMESTAMP, viewer VARCHAR, views INTEGER, unique_viewers INTEGER
);
CREATE TABLE initiatives (
  batch INTEGER, file_row INTEGER, initiative VARCHAR, title VARCHAR, title_fr VARCHAR,
  pillar VARCHAR, theme VARCHAR, pain_points VARCHAR, leader_role VARCHAR, kind VARCHAR,
  status VARCHAR, started_on TIMESTAMP, due_on TIMESTAMP, ended_on TIMESTAMP, tribes VARCHAR,
  contributors INTEGER, summary VARCHAR, summary_fr VARCHAR
);
CREATE TABLE interviews (
  batch INTEGER, file_row INTEGER, interview VARCHAR, held_on TIMESTAMP, tribe VARCHAR,
  role VARCHAR, pain_point VARCHAR, quote VARCHAR
);
CREATE TABLE feedback (
  batch INTEGER, file_row INTEGER, subject_kind VARCHAR, subject VARCHAR, given_on TIMESTAMP,
  rating INTEGER, comment VARCHAR
);

CREATE VIEW active AS SELECT * FROM batches WHERE undone_at IS NULL;

-- One row per edition and respondent.
CREATE VIEW current_responses AS
SELECT * FROM responses WHERE batch IN (SELECT batch FROM active)
QUALIFY batch = max(batch) OVER (PARTITION BY edition, respondent);

-- One row per edition, respondent and question; likewise mentions and comments.
CREATE VIEW current_answers AS
SELECT a.* FROM answers a JOIN current_responses r USING (batch, edition, respondent);
CREATE VIEW current_mentions AS
SELECT m.* FROM mentions m JOIN current_responses r USING (batch, edition, respondent);
CREATE VIEW current_comments AS
SELECT c.* FROM comments c JOIN current_responses r USING (batch, edition, respondent);

-- One row per edition × tribe × role × seniority as listed: the edition's last population file.
CREATE VIEW current_population AS
SELECT * FROM population WHERE batch IN (SELECT batch FROM active)
QUALIFY batch = max(batch) OVER (PARTITION BY edition);
CREATE VIEW current_roster AS
SELECT * FROM roster WHERE batch IN (SELECT batch FROM active)
QUALIFY batch = max(batch) OVER (PARTITION BY edition);

-- One row per session; its people come from the same batch.
CREATE VIEW current_sessions AS
SELECT * FROM sessions WHERE batch IN (SELECT batch FROM active)
QUALIFY batch = max(batch) OVER (PARTITION BY session);
CREATE VIEW current_attendance AS
SELECT a.* FROM attendance a JOIN current_sessions s USING (batch, session);

-- One row per resource: the last said of each column, since a file of views may know titles only.
CREATE VIEW current_resources AS
SELECT resource, arg_max(title, batch) AS title, arg_max(kind, batch) AS kind,
  arg_max(theme, batch) AS theme, arg_max(updated_on, batch) AS updated_on
FROM resources WHERE batch IN (SELECT batch FROM active) GROUP BY resource;
-- One row per resource, period and viewer.
CREATE VIEW current_views AS
SELECT * FROM views WHERE batch IN (SELECT batch FROM active)
QUALIFY batch = max(batch) OVER (PARTITION BY resource, period_start, period_end, viewer);

CREATE VIEW current_initiatives AS
SELECT * FROM initiatives WHERE batch IN (SELECT batch FROM active)
QUALIFY batch = max(batch) OVER (PARTITION BY initiative);
CREATE VIEW current_interviews AS
SELECT * FROM interviews WHERE batch IN (SELECT batch FROM active)
QUALIFY batch = max(batch) OVER (PARTITION BY interview);
-- One row per rating: every active feedback file counts.
CREATE VIEW current_feedback AS SELECT * FROM feedback WHERE batch IN (SELECT batch FROM active);
