"""A preview in words and a small table, for the command line."""

from __future__ import annotations

import pandas as pd
from rich.console import Console
from rich.table import Table

from barometer.questionnaire import Questionnaire
from barometer.text import Text
from pipelines.preview import Preview

STATES = ("new", "vanished", "reworded")


def say_preview(console: Console, text: Text, seen: Preview, questionnaire: Questionnaire) -> None:
    """What loading would change, each thing on a line of its own."""
    for line in lines_of(seen, text):
        console.print("  " + line, highlight=False, markup=False)
    if not seen.themes.empty:
        console.print(_themes(seen, questionnaire, text))


def lines_of(seen: Preview, text: Text) -> list[str]:
    """The sentences a preview is worth."""
    said = [note.say(text) for note in seen.notes]
    if seen.likeness is not None:
        said.append(
            text(
                "Looks like {edition}, loaded already: {same} of {of} rows are the same.",
                edition=seen.likeness.edition,
                same=text.number(seen.likeness.same),
                of=text.number(seen.likeness.of),
            )
        )
    if seen.responded is not None:
        said.append(_response_rate(seen, text))
    if seen.again:
        said.append(
            text.plural(
                "{n} respondent is in the edition already: the new row takes the old one’s place.",
                "{n} respondents are in the edition already: their new rows take the old place.",
                seen.again,
            )
        )
    words = {
        "new": text("Questions not asked before: {questions}"),
        "vanished": text("Questions no longer asked: {questions}"),
        "reworded": text("Questions in other words: {questions}"),
    }
    for state in STATES:
        ids = _in_state(seen.questions, state)
        if ids and seen.previous:
            said.append(words[state].format(questions=", ".join(ids)))
    return said


def _response_rate(seen: Preview, text: Text) -> str:
    """`56 of 60 invited answered; 50 of 59 in 2026-S1.`"""
    if seen.invited is None:
        return text.plural("{n} respondent.", "{n} respondents.", seen.responded or 0)
    now = text(
        "{responded} of {invited} invited answered.",
        responded=text.number(seen.responded),
        invited=text.number(seen.invited),
    )
    if seen.previous is None or seen.invited_before is None:
        return now
    before = text(
        "In {edition}: {responded} of {invited}.",
        edition=seen.previous,
        responded=text.number(seen.responded_before),
        invited=text.number(seen.invited_before),
    )
    return f"{now} {before}"


def _in_state(questions: pd.DataFrame, state: str) -> list[str]:
    if questions.empty:
        return []
    return [str(q) for q in questions.loc[questions["state"] == state, "question"]]


def _themes(seen: Preview, questionnaire: Questionnaire, text: Text) -> Table:
    """Each theme's mean score in the file, and in the edition before."""
    table = Table(text("Theme"), box=None, padding=(0, 2, 0, 2))
    table.add_column(text("In this file"), justify="right")
    table.add_column(seen.previous or "", justify="right")
    for row in seen.themes.to_dict("records"):
        cells = [
            "–" if pd.isna(row[s]) else f"{text.number(row[s], 1)} (n = {text.number(row[n])})"
            for s, n in (("score", "n"), ("score_before", "n_before"))
        ]
        table.add_row(text.of(questionnaire.theme(str(row["theme"])).label), *cells)
    return table
