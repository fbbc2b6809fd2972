"""What is said of the comments shown: how many, and what most are on."""

from __future__ import annotations

from collections import Counter

from barometer.findings import names
from barometer.questionnaire import Questionnaire
from barometer.rows import Rows
from barometer.text import Text


def title(rows: Rows, theme: str, questionnaire: Questionnaire, text: Text) -> str:
    """How many, of the theme where one is chosen; else the theme more are on than on any other."""
    if not rows:
        return text("No comment is shown for this choice")
    if theme:
        named = names.theme(theme, questionnaire, text)
        return text.plural(
            "{n} comment on {theme}", "{n} comments on {theme}", len(rows), theme=named
        )
    count = text.plural("{n} comment", "{n} comments", len(rows))
    most = Counter(row["theme"] for row in rows if row["theme"]).most_common(2)
    if not most or len(rows) == 1 or [n for _theme, n in most] == [most[0][1]] * 2:
        return count
    return text(
        "{count}, {n} of them on {theme}",
        count=count,
        n=text.number(most[0][1]),
        theme=names.theme(most[0][0], questionnaire, text),
    )
