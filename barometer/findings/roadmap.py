"""The roadmap as rows to draw: initiatives by pillar, their status and dates in words."""

from __future__ import annotations

from datetime import date

from barometer.findings import actions, names
from barometer.findings.sources import footer
from barometer.questionnaire import Questionnaire
from barometer.rows import Row, Rows
from barometer.text import Text

QUICK_WIN = "quick win"


def is_quick_win(row: Row) -> bool:
    return (row["kind"] or "").replace("_", " ").strip().lower() == QUICK_WIN


def kinds(rows: Rows, text: Text) -> dict[str, str]:
    """Every kind there is and how it reads."""
    found = sorted({row["kind"] for row in rows if row["kind"]})
    return {kind: names.kind(kind, text) for kind in found}


def statuses(rows: Rows, text: Text) -> dict[str, str]:
    """Every status there is, in the order of work, and how it reads."""
    there = {row["status"] for row in rows}
    return {status: text(actions.TONES[status].word) for status in actions.ORDER if status in there}


def chosen(rows: Rows, **wanted: str) -> Rows:
    """The rows that are as wanted: pillar, theme, kind, status; empty where anything will do."""
    return [
        row for row in rows if all(row[name] == value for name, value in wanted.items() if value)
    ]


def drawn(rows: Rows, today: date, questionnaire: Questionnaire, text: Text) -> Rows:
    """One row per initiative with a start, by pillar, the earliest first: what the chart shows.

    until: when it ended or is due; today where it runs and nobody said; `said`: it all in words.
    """
    order = {pillar.id: place for place, pillar in enumerate(questionnaire.pillars)}
    dated = sorted(
        (row for row in rows if row["started_on"] is not None),
        key=lambda row: (
            order.get(row["pillar"], len(order)),
            row["pillar"] or "",
            row["started_on"],
        ),
    )
    return [_drawn(row, today, questionnaire, text) for row in dated]


def _drawn(row: Row, today: date, questionnaire: Questionnaire, text: Text) -> Row:
    running = row["status"] == "running"
    until = row["ended_on"] or row["due_on"] or (today if running else row["started_on"])
    pillar = names.pillar(row["pillar"], questionnaire, text) or text("Without a pillar")
    return row | {
        "title": actions.title(row, text),
        "pillar": pillar,
        "progress": row["status"] or "",
        "quick_win": is_quick_win(row),
        "until": max(until, row["started_on"]),
        "said": said(row, text),
    }


def said(row: Row, text: Text) -> str:
    """`quick win · ● done · 10 Jul 2026`, short enough for a phone."""
    status = actions.TONES.get(row["status"] or "")
    parts = [
        text(names.KINDS[QUICK_WIN]) if is_quick_win(row) else "",
        status.say(text) if status else row["status"] or "",
        _when(row, text),
    ]
    return " · ".join(part for part in parts if part)


def _when(row: Row, text: Text) -> str:
    """The day that counts now; the others are on the axis."""
    if row["status"] == "done" and row["ended_on"] is not None:
        return text.day(row["ended_on"])
    if row["status"] == "running" and row["ended_on"] is None and row["due_on"] is not None:
        return text("due {day}", day=text.day(row["due_on"]))
    return actions.dates(row, text)


def readable(rows: Rows, text: Text) -> Rows:
    """The rows for the table, statuses as a reader calls them."""
    return [row | {"progress": names.kind(row["progress"], text)} for row in rows]


def source(n: int, publication: int, text: Text) -> str:
    """The footer: how many are drawn, and of which publication."""
    count = text.plural("{n} initiative with dates", "{n} initiatives with dates", n)
    return footer(count, text("publication {version}", version=publication))


def undated(rows: Rows) -> Rows:
    """The initiatives without a start."""
    return [row for row in rows if row["started_on"] is None]


def finding(rows: Rows, text: Text) -> str:
    """How many quick wins are done, as the roadmap's title; how many initiatives without any."""
    quick = [row for row in rows if is_quick_win(row)]
    if not quick:
        return text.plural("{n} initiative", "{n} initiatives", len(rows))
    done = sum(row["status"] == "done" for row in quick)
    return text.plural(
        "{done} of {n} quick win is done",
        "{done} of {n} quick wins are done",
        len(quick),
        done=text.number(done),
    )
