-- One row per edition, published slice, question and answer given, where enough answered it.
SELECT m.edition, m.slice_id, a.question, a.answer, count(*) AS n
FROM scored_answers a JOIN membership m USING (edition, respondent)
GROUP BY 1, 2, 3, 4
QUALIFY sum(count(*)) OVER (PARTITION BY m.edition, m.slice_id, a.question) >= $minimum_group
ORDER BY ALL
