-- One row per edition, published slice and question: mean score and favourable share.
SELECT m.edition, m.slice_id, a.question, count(*) AS n, avg(a.score) AS score,
  avg(a.favourable::INTEGER) AS favourable
FROM scored_answers a JOIN membership m USING (edition, respondent)
JOIN shown_questions s ON s.edition = m.edition AND s.slice_id = m.slice_id
  AND s.question = a.question
GROUP BY ALL
ORDER BY ALL
