-- One row per edition, published slice, question and answer given, where it may be shown.
SELECT m.edition, m.slice_id, a.question, a.answer, count(*) AS n
FROM scored_answers a JOIN membership m USING (edition, respondent)
JOIN shown_questions s ON s.edition = m.edition AND s.slice_id = m.slice_id
  AND s.question = a.question
GROUP BY ALL
ORDER BY ALL
