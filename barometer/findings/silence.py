"""What is said of those who did not answer, and of the changes that could be seen at all."""

from __future__ import annotations

from typing import Any

from barometer.questionnaire import Questionnaire
from barometer.text import Text

COLUMNS = "theme n score low high silent_low silent_high detectable"


def detectable(
    rows: list[dict[str, Any]], questionnaire: Questionnaire, text: Text
) -> list[tuple[str, str]]:
    """Each theme with the smallest change four editions in five would show, in its order."""
    changes = {row["theme"]: row["detectable"] for row in rows if row["detectable"] is not None}
    return [
        (text.of(theme.label), text("{points} points", points=text.number(changes[theme.id], 1)))
        for theme in questionnaire.themes
        if theme.id in changes
    ]
