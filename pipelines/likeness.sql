-- One row: the edition whose responses the given file (respondent, question, answer) repeats
-- most, and how many of the file's rows it has, answer by answer, each counted once.
WITH mine AS (
  SELECT respondent, bit_xor(hash(question, answer)) AS said, count(*) AS answered
  FROM given WHERE answer IS NOT NULL GROUP BY respondent
), counted AS (SELECT said, answered, count(*) AS n FROM mine GROUP BY ALL),
theirs AS (
  SELECT edition, said, answered, count(*) AS n FROM (
    SELECT edition, respondent, bit_xor(hash(question, answer::BIGINT)) AS said,
      count(*) AS answered
    FROM current_answers WHERE answer IS NOT NULL GROUP BY ALL
  ) GROUP BY ALL
)
SELECT edition, sum(least(counted.n, theirs.n))::INTEGER AS same
FROM counted JOIN theirs USING (said, answered) GROUP BY edition ORDER BY same DESC, edition LIMIT 1;
