-- One row per kind of source and format: its batches, when last loaded, the last day it speaks of.
SELECT kind, format, count(*) AS batches, max(loaded_at) AS loaded_at, max(up_to) AS up_to
FROM vault.active GROUP BY kind, format
