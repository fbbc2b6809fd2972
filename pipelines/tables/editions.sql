-- One row per edition: when it was open, invited, responded, and the closed edition before it.
SELECT e.edition, e.opens_on, e.closes_on, e.status, i.invited,
  coalesce(r.responded, 0) AS responded, p.previous
FROM edition_list e
LEFT JOIN (SELECT edition, sum(invited) AS invited FROM invited GROUP BY edition) i USING (edition)
LEFT JOIN (SELECT edition, count(*) AS responded FROM respondents GROUP BY edition) r USING (edition)
LEFT JOIN edition_pairs p USING (edition)
ORDER BY e.place
