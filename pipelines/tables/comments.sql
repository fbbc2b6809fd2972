-- One row per comment that may be shown, shuffled; the tribe only where enough people answered.
-- Comments without a tribe must together come from enough people too, or the smallest tribes that
-- are still named lose theirs until they do; where even that is not enough, they are not shown.
WITH written AS (
  SELECT c.edition, c.person, c.theme, c.text, t.tribe, t.n AS tribe_n
  FROM told_comments c
  JOIN people p USING (person) JOIN named_groups g USING (named)
  JOIN slice_list whole ON whole.edition = c.edition AND whole.slice_id = 'all'
    AND whole.reason IS NULL
  LEFT JOIN slice_list t ON t.edition = c.edition AND t.slice_id = 'tribe=' || g.tribe
    AND t.reason IS NULL AND t.n >= $comments_minimum
), authors AS (
  SELECT edition, tribe, tribe_n, count(DISTINCT person) AS people FROM written GROUP BY ALL
), smaller AS (  -- those without a tribe come first, then the smallest tribes
  SELECT *, coalesce(sum(people) OVER (
    PARTITION BY edition ORDER BY tribe_n NULLS FIRST, tribe
    ROWS BETWEEN UNBOUNDED PRECEDING AND 1 PRECEDING
  ), 0) AS nameless, bool_or(tribe IS NULL) OVER (PARTITION BY edition) AS some_nameless
  FROM authors
), told AS (
  SELECT *, tribe IS NOT NULL AND NOT (some_nameless AND nameless < $comments_minimum) AS named
  FROM smaller
), shown AS (
  SELECT *, named OR sum(people) FILTER (NOT named) OVER (PARTITION BY edition)
    >= $comments_minimum AS shown
  FROM told
)
SELECT w.edition, w.theme, CASE WHEN s.named THEN w.tribe END AS tribe, w.text
FROM written w JOIN shown s ON s.edition = w.edition AND s.tribe IS NOT DISTINCT FROM w.tribe
WHERE s.shown
-- The order says nothing: it follows a digest of the words, not the respondent or the day.
ORDER BY w.edition, sha256(w.text), w.theme, tribe
