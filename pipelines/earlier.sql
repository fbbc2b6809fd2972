-- Who is told of now and who was in earlier publications, as atoms: people whom neither those nor
-- this publication tells apart. Somebody who answered anew counts as two: the one before, and now.

-- One row per edition and respondent with answers in several batches that were or are told of, and
-- batch: the first batch with the same answers stands for all that say the same.
CREATE TEMP TABLE versions AS
WITH batches AS (
  SELECT edition, respondent, batch FROM told
  WHERE edition IN (SELECT DISTINCT edition FROM vault.release_people)
  UNION
  SELECT edition, respondent, batch FROM vault.release_people
  WHERE edition IN (SELECT DISTINCT edition FROM told)
), several AS (
  SELECT * FROM batches QUALIFY count(*) OVER (PARTITION BY edition, respondent) > 1
), said AS (
  SELECT edition, respondent, batch, question || '=' || answer AS what
  FROM vault.answers WHERE answer IS NOT NULL
  UNION ALL SELECT edition, respondent, batch, 'names ' || pain_point FROM vault.mentions
  UNION ALL SELECT edition, respondent, batch, 'asked' FROM vault.responses WHERE asked_pain_points
), everything AS (
  SELECT edition, respondent, batch, string_agg(what, ';' ORDER BY what) AS what
  FROM several LEFT JOIN said USING (edition, respondent, batch) GROUP BY ALL
)
SELECT edition, respondent, batch,
  min(batch) OVER (PARTITION BY edition, respondent, what) AS version
FROM everything;

-- One row per version of a respondent of an edition told of before: where it stood, release by
-- release; release NULL is now.
CREATE TEMP TABLE stands AS
WITH stood AS (
  SELECT p.edition, p.respondent, p.batch, NULL::INTEGER AS release, g.tribe, g.role, g.seniority, g.reported
  FROM people p JOIN named_groups g USING (named)
  WHERE p.edition IN (SELECT DISTINCT edition FROM vault.release_people)
  UNION ALL
  SELECT edition, respondent, batch, release, tribe, role, seniority, reported
  FROM vault.release_people WHERE edition IN (SELECT DISTINCT edition FROM told)
)
SELECT s.edition, s.respondent, coalesce(v.version, s.batch) AS version,
  list({release: s.release, cell: [s.tribe, s.role, s.seniority, s.reported]}
    ORDER BY s.release NULLS LAST) AS places
FROM stood s LEFT JOIN versions v USING (edition, respondent, batch)
GROUP BY ALL;

-- One row per atom: its edition, and where its people stand and stood.
CREATE TEMP TABLE atom_list AS
SELECT row_number() OVER (ORDER BY edition, places) AS atom, edition, places
FROM (
  SELECT DISTINCT edition, places FROM stands
  UNION ALL
  SELECT DISTINCT edition, [{release: NULL::INTEGER, cell: [tribe, role, seniority, reported]}]
  FROM named_groups WHERE edition NOT IN (SELECT edition FROM stands)
);

-- One row per person told of now: the atom.
CREATE TEMP TABLE atom_of AS
WITH groups AS (
  SELECT g.named, a.atom FROM named_groups g JOIN atom_list a ON a.edition = g.edition
    AND a.places = [{release: NULL::INTEGER, cell: [g.tribe, g.role, g.seniority, g.reported]}]
  WHERE g.edition NOT IN (SELECT edition FROM stands)
)
SELECT person, atom FROM people JOIN groups USING (named)
UNION ALL
SELECT p.person, a.atom
FROM people p
LEFT JOIN versions v USING (edition, respondent, batch)
JOIN stands s ON s.edition = p.edition AND s.respondent = p.respondent
  AND s.version = coalesce(v.version, p.batch)
JOIN atom_list a ON a.edition = s.edition AND a.places = s.places;

-- One row per person published before and not now, or not with these answers: a batch that has
-- them, the atom.
CREATE TEMP TABLE gone AS
SELECT s.edition, s.respondent, s.version AS batch, a.atom
FROM stands s JOIN atom_list a ON a.edition = s.edition AND a.places = s.places
WHERE s.places[-1].release IS NOT NULL;
