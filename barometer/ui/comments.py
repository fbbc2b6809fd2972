"""What people wrote, searched and shown as it was written."""

from __future__ import annotations

import streamlit as st

from barometer.charts import theme as looks
from barometer.findings import names
from barometer.questionnaire import Questionnaire
from barometer.rows import Row, Rows
from barometer.text import Text
from barometer.ui import cards, filters, frame, search
from barometer.ui.cards import Comment
from barometer.ui.visit import Visit

SHOWN = 12


def draw(here: Visit, written: Rows) -> None:
    """The search, which is in the link, and the comments it finds; or why there is none."""
    text = here.text
    label = text("Search the comments (accents do not matter)")
    sought = st.text_input(label, key="q", bind="query-params")
    shown = found(written, sought)
    if not shown:
        nothing(bool(written), sought, text)
        return
    frame.note(count(shown, text))
    if not filters.show_all(len(shown), SHOWN, "comments", text):
        shown = shown[:SHOWN]
    cards.comments([card(row, sought, here.questionnaire, text) for row in shown])


def found(rows: Rows, sought: str) -> Rows:
    """The comments that contain every word sought."""
    return [row for row in rows if search.found(row["text"], sought)]


def nothing(any_written: bool, sought: str, text: Text) -> None:
    """Why there is no comment, and what to do."""
    if any_written:
        missing = text("No comment contains “{sought}”.", sought=sought)
        frame.nothing(frame.plain(missing), text("Try fewer words."))
    else:
        to_do = text("Choose all tribes: comments name a tribe only where enough people answered.")
        frame.nothing(text("No comment may be shown for this choice."), to_do)


def count(rows: Rows, text: Text) -> str:
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
