-- One row per edition, published slice and question: mean score and favourable share.
WITH scored AS (
  SELECT a.edition, a.atom, a.question, a.n,
    100.0 * (CASE WHEN q.reversed THEN q.scale - a.answer ELSE a.answer - 1 END) / (q.scale - 1)
      AS score,
    (CASE WHEN q.reversed THEN q.scale + 1 - a.answer ELSE a.answer END)
      > q.scale - q.favourable_boxes AS favourable
  FROM atom_answers a JOIN questions q USING (question)
)
SELECT a.edition, s.slice_id, a.question, sum(a.n) AS n, sum(a.n * a.score) / sum(a.n) AS score,
  coalesce(sum(a.n) FILTER (favourable), 0) / sum(a.n) AS favourable
FROM scored a JOIN slice_atoms s USING (edition, atom)
JOIN shown_questions USING (edition, slice_id, question)
GROUP BY ALL
ORDER BY ALL
