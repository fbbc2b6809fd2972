-- One row per edition and slice considered; n only where the slice is published.
SELECT edition, slice_id, tribe, role, seniority, reported, today,
  CASE WHEN reason IS NULL THEN n END AS n, reason IS NULL AS published, reason
FROM slice_list ORDER BY edition, slice_id
