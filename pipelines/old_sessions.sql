-- One row per batch and session, as they are left when the people of old sessions go: how many were
-- participants stands in for who they were. A name that is one person's alone counts as that person.
WITH aliases AS (
  SELECT alias, min(person) AS person FROM current_roster
  WHERE alias IS NOT NULL GROUP BY alias HAVING count(DISTINCT person) = 1
), stays AS (
  SELECT a.batch, a.session, coalesce(k.person, a.person) AS person,
    CASE WHEN count(a.minutes) < count(*) THEN NULL ELSE sum(a.minutes) END AS minutes
  FROM attendance a LEFT JOIN aliases k ON k.alias = a.person GROUP BY ALL
), counted AS (
  SELECT batch, session,
    (count(*) FILTER (minutes IS NULL OR minutes >= $minimum))::INTEGER AS participants
  FROM stays GROUP BY ALL
)
SELECT s.* REPLACE (
  CASE WHEN s.held_on < $before THEN coalesce(s.headcount, c.participants) ELSE s.headcount END
    AS headcount
)
FROM sessions s LEFT JOIN counted c USING (batch, session)
