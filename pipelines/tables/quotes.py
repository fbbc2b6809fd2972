"""One row per interview quote, from the comments minimum of interviews on; no tribe, no date.

Who was interviewed between two publications is no secret, so quotes that are new beside an earlier
one wait until they come from the minimum group of interviews.
"""

from __future__ import annotations

import pandas as pd

from pipelines.tables import Press
from pipelines.tables._earlier import said_before

# The order says nothing: it follows a digest of the words.
QUOTES = """
SELECT interview, pain_point, quote AS text FROM vault.current_interviews
WHERE quote IS NOT NULL
  AND (SELECT count(DISTINCT interview) FROM vault.current_interviews) >= $minimum
ORDER BY pain_point, md5(quote)
"""
BEFORE = "SELECT text FROM quotes"


def build(press: Press) -> pd.DataFrame:
    quotes = press.rows(QUOTES, minimum=press.settings.comments_minimum)
    before = said_before(press, BEFORE)
    said = {row["text"] for earlier in before for row in earlier}
    new = ~quotes["text"].isin(said)
    few = quotes.loc[new, "interview"].nunique() < press.settings.minimum_group
    shown = quotes[~new] if said and few else quotes
    return shown[["pain_point", "text"]]
