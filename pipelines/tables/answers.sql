-- One row per edition, published slice, question and answer given, where it may be shown.
SELECT a.edition, s.slice_id, a.question, a.answer, sum(a.n) AS n
FROM atom_answers a JOIN slice_atoms s USING (edition, atom)
JOIN shown_questions USING (edition, slice_id, question)
GROUP BY ALL
ORDER BY ALL
