-- One row per pain point of the last edition's top ten: fresh resources on its theme.
-- needs: pain_points, resources
SELECT p.pain_point, p.theme, p.rank,
  (SELECT count(*) FROM resources r WHERE r.theme = p.theme AND r.stale = FALSE) AS fresh_resources
FROM pain_points p
WHERE p.slice_id = 'all' AND p.rank <= 10 AND p.mentions > 0
  AND p.edition = (SELECT arg_max(edition, place) FROM edition_list WHERE status = 'closed')
ORDER BY p.rank, p.pain_point
