-- One row per edition: when it was open, invited, responded, the closed edition before it.
SELECT e.edition, e.opens_on, e.closes_on, e.status, i.invited,
  coalesce(r.responded, 0) AS responded, p.previous, coalesce(w.people, 0) AS waiting
FROM edition_list e
LEFT JOIN (SELECT edition, sum(invited) AS invited FROM invited GROUP BY edition) i USING (edition)
LEFT JOIN (SELECT edition, count(*) AS responded FROM respondents GROUP BY edition) r USING (edition)
LEFT JOIN edition_pairs p USING (edition)
LEFT JOIN waiting w USING (edition)
ORDER BY e.place
