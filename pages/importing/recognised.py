"""What the file is: its format with the evidence, what it says of itself, what is no data in it."""

from __future__ import annotations

import streamlit as st

from barometer.errors import UnrecognisedError
from barometer.ui import frame
from pages.importing import steps, words
from pages.importing.state import Desk, Work
from pages.importing.upload import leave_out
from pipelines.inspection import people_in
from pipelines.journey import Understood
from pipelines.reading import KINDS, Kind, Reading


def draw(desk: Desk, work: Work, known: Understood) -> bool:
    """The step; whether the file's kind is known."""
    text = desk.text
    unknown = isinstance(known.asks, UnrecognisedError)
    title = text("What it is") if unknown else _title(desk, known)
    with steps.step(title, "" if unknown else _summary(desk, work, known), done=not unknown):
        if unknown:
            steps.tell(
                text(
                    "No known format was recognised in {file}. Say what it holds, then what each "
                    "of its columns holds; this is remembered for the next file with the same "
                    "headers.",
                    file=work.name,
                )
            )
        else:
            _evidence(desk, known)
        _kind(desk, work, known)
        _date_order(desk, work, known)
        leave_out(desk, work)
    return not unknown


def _title(desk: Desk, known: Understood) -> str:
    text = desk.text
    if known.format is None:
        return text("To be mapped by hand")
    return text("Recognised as {format}", format=words.tool(known.format, text))


def _summary(desk: Desk, work: Work, known: Understood) -> str:
    """`survey, 56 respondents, 1 sheet`."""
    text, parts = desk.text, [desk.text(known.kind) if known.kind else ""]
    if known.reading is not None:
        parts.append(words.rows(known.reading, text))
    if work.source.is_workbook:
        sheets = len(work.source.sheets)
        parts.append(text.plural("{n} sheet", "{n} sheets", sheets))
    return ", ".join(part for part in parts if part)


def _evidence(desk: Desk, known: Understood) -> None:
    text, reading = desk.text, known.reading
    if known.evidence is not None:
        steps.lines([text("Because: {evidence}", evidence=known.evidence.say(text))])
    if reading is None:
        return
    frame.facts(_facts(desk, reading))
    left_out = [*reading.non_rows_by_reason.items()]
    if left_out:
        named = [f"{text(reason)} {text.number(n)}" for reason, n in left_out]
        steps.lines([text("Known to be no data: {reasons}", reasons=", ".join(named))])
    if reading.ignored:
        names = ", ".join(reading.ignored)
        steps.lines([text("Columns left out on purpose: {columns}", columns=names)])
    for warning in reading.warnings:
        steps.warn(warning.say(text))


def _facts(desk: Desk, reading: Reading) -> list[tuple[str, str]]:
    """What the file says of itself, beside what was read."""
    text = desk.text
    facts = [(text("Rows of the file"), text.number(reading.rows_in))]
    if reading.encoding and reading.delimiter:
        facts.append((text("Encoding"), reading.encoding))
    if reading.delimiter:
        facts.append((text("Delimiter"), delimiter(reading.delimiter, desk)))
    for fact, value in reading.facts.items():
        facts.append((text(words.FACTS.get(fact, fact)), value))
    if (people := people_in(reading)) is not None:
        facts.append((text("Different people read"), text.number(people)))
    return facts


def delimiter(sign: str, desk: Desk) -> str:
    text = desk.text
    known = {
        ",": text("comma"),
        ";": text("semicolon"),
        "\t": text("tab"),
        "|": text("vertical bar"),
    }
    return known.get(sign, sign)


def _kind(desk: Desk, work: Work, known: Understood) -> None:
    """What the file holds, to choose or to change."""
    text, key = desk.text, work.key("kind")
    st.selectbox(
        text("What the file holds"),
        list(KINDS),
        index=KINDS.index(known.kind) if known.kind else None,
        format_func=lambda kind: text(words.KINDS[kind]),
        placeholder=text("Choose"),
        key=key,
        on_change=_choose_kind,
        args=(work, known, key),
    )


def _date_order(desk: Desk, work: Work, known: Understood) -> None:
    """How dates were decided to be read, and a way to be asked again."""
    text = desk.text
    if known.request.day_first is None or known.asks is not None:
        return
    first = text("day first") if known.request.day_first else text("month first")
    other = text("month first") if known.request.day_first else text("day first")
    steps.lines([text("Dates are read {order}, as was said.", order=first)])
    st.button(
        text("Read them {order}", order=other),
        key=work.key("other_order"),
        type="tertiary",
        on_click=work.say,
        kwargs={"day_first": not known.request.day_first},
    )


def _choose_kind(work: Work, known: Understood, key: str) -> None:
    """As another kind everything said of the file before is asked again."""
    kind: Kind | None = st.session_state[key]
    if kind is not None and kind != known.kind:
        work.settled.clear()
        work.say(kind=kind, columns={}, edition=None, opens_on=None, closes_on=None)
