"""The verdict in a sentence, and the four numbers behind it."""

from __future__ import annotations

import re
from dataclasses import replace

from barometer.evidence.material import Material
from barometer.evidence.model import Finding, Table
from barometer.findings import adoption, headlines, maturity, pack, response_rates
from barometer.findings.columns import Column
from barometer.findings.headlines import Headline
from barometer.queries import crafternoons, knowledge_center
from barometer.rows import Row, Rows
from barometer.stats.maturity import maturity_level


def chapter(made: Material) -> Finding:
    """Always there: where nothing can be scored, it says so."""
    numbers = tuple(_numbers(made))
    return Finding(
        key="verdict",
        title=_title(made),
        lead=_lead(made),
        source=made.source(),
        notes=_notes(made),
        numbers=numbers,
        table=_table(numbers, made),
        sheets=_sheets(made),
    )


def _here(made: Material) -> Rows:
    """The index's rows, where the edition chosen has one."""
    found = bool(made.index) and made.index[-1]["edition"] == made.chosen.edition
    return [_whole_row(row, made) for row in made.index] if found else []


def _whole_row(row: Row, made: Material) -> Row:
    """The row with what the index of several groups together does not have."""
    level = maturity_level(row["score"], made.questionnaire.levels.cuts)
    told = {"low": None, "high": None, "level": level} | row
    together = len(made.chosen.slices) > 1 and row["previous"]
    return told | ({"verdict": maturity.TOGETHER} if together else {})


def _title(made: Material) -> str:
    here = _here(made)
    if not here:
        return made.text("Too few answers to show a score")
    return maturity.headline_of(made.chosen.label, here[-1], made.text)


def _lead(made: Material) -> str:
    text, said = made.text, []
    if made.themes:
        said.append(maturity.sentence(made.themes, made.questionnaire, text))
    answered = made.answered
    if answered:
        before = answered[-2]["rate"] if len(answered) > 1 else None
        said.append(response_rates.participation_sentence(answered[-1], before, text))
    said += [adoption.sessions_sentence(row, text) for row in made.read(crafternoons.series)[:1]]
    said += [adoption.reach_sentence(row, text) for row in made.read(knowledge_center.reach)[-1:]]
    return re.sub("</?b>", "", " ".join(filter(None, said)))


def _numbers(made: Material) -> list[Headline]:
    text, found = made.text, []
    if here := _here(made):
        found.append(headlines.maturity(here, made.questionnaire, text))
    whole: list[Headline] = []
    if answered := made.answered:
        whole.append(headlines.response_rate(answered, text))
    for series in made.read(crafternoons.series)[:1]:
        sessions = made.read(crafternoons.sessions, series["series"])
        people = [row["participants"] for row in sessions]
        whole.append(headlines.crafternoon(series, people, text))
    if periods := made.read(knowledge_center.reach):
        whole.append(headlines.knowledge_center(periods, text))
    if made.chosen.label:
        said = text("the whole organisation")
        whole = [replace(number, notes=(*number.notes, said)) for number in whole]
    return [*found, *whole]


def _table(numbers: tuple[Headline, ...], made: Material) -> Table:
    text = made.text
    rows = [
        {
            "label": number.label,
            "value": " ".join(filter(None, [number.value, number.unit])),
            "notes": " · ".join(number.notes),
            "verdict": number.verdict.say(text),
        }
        for number in numbers
    ]
    labels = (text("Number"), text("Value"), text("Beside it"), text("Verdict"))
    columns = dict(zip(("label", "value", "notes", "verdict"), map(Column, labels), strict=True))
    return Table(text("Headline numbers"), rows, columns)


def _sheets(made: Material) -> tuple[Table, ...]:
    if not made.index:
        return ()
    wanted = "edition n score low high difference verdict"
    wanted = " ".join(name for name in wanted.split() if name in made.index[0])
    return (made.table(made.text("Maturity index"), made.index, wanted),)


def _notes(made: Material) -> tuple[str, ...]:
    minimum = int(made.about["minimum_group"])
    return (
        *pack.how_to_read(minimum, made.text),
        *made.definitions("maturity_index", "noise_band", "change_verdict", "response_rate"),
        made.where_defined(),
    )
