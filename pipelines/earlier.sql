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

-- One row per group people stand in, or stood in when an edition was published; release NULL is now,
-- and has the highest numbers.
CREATE TEMP TABLE standings AS
SELECT row_number() OVER (
  ORDER BY release NULLS LAST, edition, tribe, role, seniority, reported
) AS standing, *
FROM (
  SELECT DISTINCT edition, NULL::INTEGER AS release, tribe, role, seniority, reported
  FROM named_groups
  UNION ALL
  SELECT DISTINCT edition, release, tribe, role, seniority, reported
  FROM vault.release_people WHERE edition IN (SELECT DISTINCT edition FROM told)
);
CREATE TEMP TABLE standing_of AS
SELECT g.named, s.standing
FROM named_groups g JOIN standings s ON s.release IS NULL AND s.edition = g.edition
  AND s.tribe IS NOT DISTINCT FROM g.tribe AND s.role IS NOT DISTINCT FROM g.role
  AND s.seniority IS NOT DISTINCT FROM g.seniority
  AND s.reported IS NOT DISTINCT FROM g.reported;

-- One row per version of a respondent of an edition told of before: where it stood and stands.
CREATE TEMP TABLE stands AS
WITH stood AS (
  SELECT p.edition, p.respondent, p.batch, o.standing
  FROM people p JOIN standing_of o USING (named)
  WHERE p.edition IN (SELECT DISTINCT edition FROM vault.release_people)
  UNION ALL
  SELECT r.edition, r.respondent, r.batch, s.standing
  FROM vault.release_people r JOIN standings s ON s.release = r.release AND s.edition = r.edition
    AND s.tribe IS NOT DISTINCT FROM r.tribe AND s.role IS NOT DISTINCT FROM r.role
    AND s.seniority IS NOT DISTINCT FROM r.seniority
    AND s.reported IS NOT DISTINCT FROM r.reported
)
SELECT s.edition, s.respondent, coalesce(v.version, s.batch) AS version,
  list(s.standing ORDER BY s.standing) AS places
FROM stood s LEFT JOIN versions v USING (edition, respondent, batch)
GROUP BY ALL;

-- One row per atom: its edition, and the standings of its people.
CREATE TEMP TABLE atom_list AS
SELECT row_number() OVER (ORDER BY edition, places) AS atom, edition, places
FROM (
  SELECT DISTINCT edition, places FROM stands
  UNION ALL
  SELECT edition, [standing] FROM standings
  WHERE release IS NULL AND edition NOT IN (SELECT edition FROM stands)
);

-- One row per atom and standing.
CREATE TEMP TABLE atom_places AS
SELECT a.atom, s.* FROM (SELECT atom, unnest(places) AS standing FROM atom_list) a
JOIN standings s USING (standing);

-- One row per person told of now: the atom.
CREATE TEMP TABLE atom_of AS
SELECT p.person, a.atom
FROM people p JOIN standing_of o USING (named)
JOIN atom_list a ON a.edition = p.edition AND a.places = [o.standing]
WHERE p.edition NOT IN (SELECT edition FROM stands)
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
WHERE s.places[-1] NOT IN (SELECT standing FROM standing_of);
