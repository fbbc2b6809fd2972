"""One row per comment on an initiative that enough people commented; no date, no rating.

Who was asked between two publications is no secret, so comments that are new beside an earlier one
wait until the minimum group of them has come.
"""

from __future__ import annotations

import pandas as pd

from pipelines.tables import Press
from pipelines.tables._earlier import said_before

# The order says nothing: it follows a digest of the words.
COMMENTS = """
SELECT subject AS initiative, comment AS text FROM vault.current_feedback
WHERE subject_kind = 'initiative' AND comment IS NOT NULL
  AND subject IN (SELECT initiative FROM vault.current_initiatives)
QUALIFY count(*) OVER (PARTITION BY subject) >= $minimum
ORDER BY initiative, md5(comment)
"""
BEFORE = "SELECT initiative, text FROM feedback_comments"


def build(press: Press) -> pd.DataFrame:
    written = press.rows(COMMENTS, minimum=press.settings.comments_minimum)
    earlier = [row for rows in said_before(press, BEFORE) for row in rows]
    said = {(row["initiative"], row["text"]) for row in earlier}
    commented = {initiative for initiative, _text in said}
    new = [pair not in said for pair in zip(written["initiative"], written["text"], strict=True)]
    fresh = written.assign(new=new)
    coming = fresh.groupby("initiative")["new"].transform("sum")
    wait = fresh["new"] & (coming < press.settings.minimum_group)
    return written[~(wait & fresh["initiative"].isin(commented))]
