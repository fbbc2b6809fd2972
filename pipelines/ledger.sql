-- One row per thing done to the home, newest first: files loaded, publications made, and actions.
SELECT done_at, done_by, what, batch, publication, rows_gone, about, reason FROM (
  SELECT loaded_at AS done_at, loaded_by AS done_by, 'loaded' AS what, batch,
    NULL::INTEGER AS publication, NULL::BIGINT AS rows_gone, file_name AS about,
    NULL::VARCHAR AS reason, 0 AS step, batch AS number
  FROM batches
  UNION ALL
  SELECT done_at, done_by, what, batch, publication, rows_gone, about, reason, 1, action
  FROM actions
  UNION ALL
  SELECT published_at, published_by, 'published', NULL, version, NULL, NULL, NULL, 2, version
  FROM publications
) ORDER BY done_at DESC, step DESC, number DESC
