"""What people wrote, searched and shown as it was written."""

from __future__ import annotations

from typing import Any

from barometer.charts import theme as looks
from barometer.findings import names
from barometer.questionnaire import Questionnaire
from barometer.text import Text
from barometer.ui import frame, search
from barometer.ui.cards import Comment

Row = dict[str, Any]


def found(rows: list[Row], sought: str) -> list[Row]:
    """The comments that contain every word sought."""
    return [row for row in rows if search.found(row["text"], sought)]


def nothing(any_written: bool, sought: str, text: Text) -> None:
    """Why there is no comment, and what to do."""
    if any_written:
        missing = text("No comment contains “{sought}”.", sought=sought)
        frame.nothing(missing, text("Try fewer words."))
    else:
        to_do = text("Choose all tribes: comments name a tribe only where enough people answered.")
        frame.nothing(text("No comment may be shown for this choice."), to_do)


def count(rows: list[Row], text: Text) -> str:
    """How many, and why they carry neither date nor always a tribe."""
    number = text.plural("{n} comment", "{n} comments", len(rows))
    how = text("shuffled, without dates; a tribe is named only where enough people answered")
    return f"{number} · {how}"


def card(row: Row, sought: str, questionnaire: Questionnaire, text: Text) -> Comment:
    """The comment with what was sought marked, its theme, and its tribe where it may be named."""
    where = [names.theme(row["theme"], questionnaire, text)]
    if row["tribe"]:
        where.append(names.group(row["tribe"], questionnaire, text))
    colour = looks.hues(questionnaire).get(row["theme"] or "", looks.MUTED)
    return Comment(search.marked(row["text"], sought), " · ".join(filter(None, where)), colour)
