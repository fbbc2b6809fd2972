-- One row per batch it was made from: what it is and how its rows add up.
SELECT batch, kind, edition, format, rows_in, loaded, rejected, non_rows, loaded_at, up_to
FROM vault.active ORDER BY batch
