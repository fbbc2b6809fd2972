-- One row per interview quote, from the comments minimum of interviews on; no tribe, no date.
SELECT pain_point, quote AS text FROM vault.current_interviews
WHERE quote IS NOT NULL
  AND (SELECT count(DISTINCT interview) FROM vault.current_interviews) >= $comments_minimum
ORDER BY pain_point, md5(quote)
