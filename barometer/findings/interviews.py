"""What interviews raised, by theme, and where each problem went."""

from __future__ import annotations

from barometer.charts import theme as looks
from barometer.charts.verdicts import STATUSES
from barometer.findings import actions, names
from barometer.findings.items import Item
from barometer.questionnaire import Questionnaire
from barometer.rows import Row, Rows
from barometer.text import Text

TOGETHER = "+"


def held(rows: Rows) -> int:
    """How many interviews there were; none where that may not be told."""
    return next((row["interviews"] for row in rows if row["theme"] is None), 0)


def raised(rows: Rows) -> Rows:
    """The rows of single problems."""
    return [row for row in rows if row["pain_point"] not in (None, TOGETHER)]


def by_theme(rows: Rows, questionnaire: Questionnaire, text: Text) -> Rows:
    """One row per theme counted: theme, name, interviews, whole; those together stand last."""
    counted = [row for row in rows if row["pain_point"] is None and row["theme"] is not None]
    alone = {row["theme"] for row in counted}
    small = {row["theme"] for row in raised(rows)} - alone
    told = [
        {
            "theme": row["theme"],
            "name": text.plural("{n} other theme", "{n} other themes together", len(small))
            if row["theme"] == TOGETHER
            else names.theme(row["theme"], questionnaire, text),
            "interviews": row["interviews"],
            "whole": held(rows),
        }
        for row in counted
    ]
    return sorted(told, key=lambda row: (row["theme"] == TOGETHER, -row["interviews"]))


def together(rows: Rows, questionnaire: Questionnaire, text: Text) -> str:
    """Which themes are counted together, where some are."""
    alone = {row["theme"] for row in rows if row["pain_point"] is None}
    small = {row["theme"] for row in raised(rows)} - alone
    if TOGETHER not in alone:
        return ""
    named = [text.of(theme.label) for theme in questionnaire.themes if theme.id in small]
    return text("Together: {themes}", themes=text.join(named))


def finding(rows: Rows, initiatives: Rows, text: Text) -> str:
    """How many interviews raised how many problems, and how many of those are taken up."""
    problems = {row["pain_point"] for row in raised(rows)}
    taken = sum(bool(_begun(initiatives, point)) for point in problems)
    said = text.plural(
        "{n} interview raised {problems}",
        "{n} interviews raised {problems}",
        held(rows),
        problems=text.plural("{n} problem", "{n} problems", len(problems)),
    )
    return text.plural(
        "{said}; {n} of them has an initiative under way or done",
        "{said}; {n} of them have an initiative under way or done",
        taken,
        said=said,
    )


def _begun(initiatives: Rows, point: str) -> Rows:
    answering = actions.answering(initiatives, point)
    return [one for one in answering if one["status"] in ("running", "done")]


def went(
    rows: Rows,
    points: Rows,
    initiatives: Rows,
    questionnaire: Questionnaire,
    text: Text,
) -> list[Item]:
    """Each problem raised, in the order of the last edition: its initiatives, its status."""
    latest = {row["pain_point"]: row for row in points}
    order = {name: place for place, name in enumerate(latest)}
    problems = sorted(
        raised(rows), key=lambda row: (order.get(row["pain_point"], len(order)), row["pain_point"])
    )
    return [
        _item(row, latest.get(row["pain_point"]), initiatives, questionnaire, text)
        for row in problems
    ]


def _item(
    row: Row, latest: Row | None, initiatives: Rows, questionnaire: Questionnaire, text: Text
) -> Item:
    told = ""
    if row["interviews"]:
        told = text.plural("{n} interview", "{n} interviews", row["interviews"])
    theme = names.theme(row["theme"], questionnaire, text)
    linked = actions.by_status(actions.answering(initiatives, row["pain_point"]))
    titles = [f"{actions.title(one, text)} ({names.kind(one['status'], text)})" for one in linked]
    notes = (
        " · ".join(filter(None, (theme, told))),
        text("Initiative: {titles}", titles=", ".join(titles)) if titles else text("no initiative"),
        _named_by(latest, text),
    )
    return Item(
        names.pain_point(row["pain_point"], questionnaire, text),
        STATUSES.get(latest["status"]) if latest else None,
        tuple(note for note in notes if note),
        looks.hues(questionnaire).get(row["theme"] or "", ""),
        actions.address(linked[0]) if linked else "",
    )


def _named_by(latest: Row | None, text: Text) -> str:
    if latest is None:
        return ""
    return text(
        "named by {share} in {edition}",
        share=text.percent(latest["frequency"]),
        edition=latest["edition"],
    )


def one_a_theme_first(quotes: Rows, questionnaire: Questionnaire) -> Rows:
    """The quotes in turn from theme to theme, so that the first few speak of all."""
    theme_of = {point.id: point.theme for point in questionnaire.pain_points}
    seen: dict[str, int] = {}
    ranked = []
    for row in quotes:
        theme = theme_of.get(row["pain_point"], "")
        seen[theme] = seen.get(theme, 0) + 1
        ranked.append((seen[theme], row))
    return [row for _turn, row in sorted(ranked, key=lambda pair: pair[0])]
