"""One row per comment that may be shown, shuffled; the tribe only where enough people answered.

Comments without a tribe must together come from enough people too, or the smallest tribes that
are still named lose theirs until they do; where even that is not enough, they are not shown.
"""

from __future__ import annotations

import hashlib

import pandas as pd

from pipelines.tables import Press

COMMENTS = """
SELECT c.edition, c.respondent, c.theme, c.text,
  CASE WHEN s.n >= $minimum THEN r.tribe END AS tribe, s.n AS tribe_n
FROM vault.current_comments c
JOIN respondents r USING (edition, respondent)
JOIN membership m ON m.edition = c.edition AND m.respondent = c.respondent AND m.slice_id = 'all'
LEFT JOIN slice_list s ON s.edition = c.edition AND s.slice_id = 'tribe=' || r.tribe
  AND s.reason IS NULL
"""


def build(press: Press) -> pd.DataFrame:
    minimum = press.settings.comments_minimum
    found = press.rows(COMMENTS, minimum=minimum)
    editions = [_hide_tribes(part, minimum) for _e, part in found.groupby("edition", sort=True)]
    if not editions:
        return pd.DataFrame()
    shown = pd.concat(editions)
    # The order says nothing: it follows a digest of the words, not the respondent or the day.
    digests = shown["text"].map(lambda t: hashlib.sha256(t.encode()).hexdigest())
    ordered = shown.assign(digest=digests).sort_values(["edition", "digest"])
    return ordered[["edition", "theme", "tribe", "text"]].astype({"tribe": "str"})


def _hide_tribes(comments: pd.DataFrame, minimum: int) -> pd.DataFrame:
    """Take the tribe from the smallest named until those without one come from enough people."""
    comments = comments.copy()
    sizes = comments.dropna(subset=["tribe"]).groupby("tribe")["tribe_n"].first().sort_values()
    for tribe in sizes.index:
        nameless = comments.loc[comments["tribe"].isna(), "respondent"].nunique()
        if nameless == 0 or nameless >= minimum:
            break
        comments.loc[comments["tribe"] == tribe, "tribe"] = None
    left = comments[comments["tribe"].isna()]
    few = left["respondent"].nunique() < minimum
    return comments[comments["tribe"].notna()] if few else comments
