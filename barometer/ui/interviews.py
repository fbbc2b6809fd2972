"""What interviews raised and where each problem went, with a few quotes."""

from __future__ import annotations

from html import escape

from barometer.charts import interviews as charts
from barometer.charts import theme as looks
from barometer.findings import interviews as findings
from barometer.findings import names
from barometer.queries import interviews as queries
from barometer.queries import pain_points
from barometer.rows import Rows
from barometer.ui import cards, filters, frame
from barometer.ui.block import block
from barometer.ui.visit import Visit

PROBLEMS, QUOTES = 6, 6


def draw(here: Visit, initiatives: Rows, points: Rows, minimum: int) -> None:
    """Interviews by theme, problems with what became of them, quotes; or why there is nothing."""
    text, questionnaire = here.text, here.questionnaire
    rows = here.read(queries.problems)
    if not findings.held(rows):
        frame.section(text("Interviews"))
        why = text("They are shown from {n} interviews on.", n=text.number(minimum))
        frame.nothing(why, text("Load a file of interviews and publish."))
        return
    _by_theme(here, rows, initiatives, minimum)
    frame.section(text("Where each problem went"), text("In the order of the latest edition."))
    went = findings.went(rows, points, initiatives, questionnaire, text)
    if not filters.show_all(len(went), PROBLEMS, "problems", text):
        went = went[:PROBLEMS]
    cards.items(went, text, across=True)
    _quotes(here)


def _by_theme(here: Visit, rows: Rows, initiatives: Rows, minimum: int) -> None:
    text, questionnaire = here.text, here.questionnaire
    counted = findings.by_theme(rows, questionnaire, text)
    note = text(
        "Interviews that raised a problem of each theme; one may raise several. Fewer than {n} are "
        "not counted alone, and counts wait until as many have come.",
        n=text.number(minimum),
    )
    finding = findings.finding(rows, initiatives, text)
    if not counted:
        frame.section(finding, text("No theme was raised by enough of them to be counted alone."))
        return
    held = text("n = {n} interviews", n=text.number(findings.held(rows)))
    source = " · ".join(filter(None, (held, findings.together(rows, questionnaire, text))))
    figure = charts.by_theme(counted, looks.hues(questionnaire), text)
    shown = [row | {"theme": row["name"]} for row in counted]
    block(here, finding, figure, shown, "theme interviews whole", key="interviews", note=note,
          source=source,
          metric="interviews")  # fmt: skip


def _quotes(here: Visit) -> None:
    """A few quotes, of one theme after the other; all where asked for."""
    text, questionnaire = here.text, here.questionnaire
    quotes = here.read(pain_points.quotes)
    if not quotes:
        return
    note = text("As they were said, without tribe or date.")
    frame.section(text("Heard in interviews"), note)
    ordered = findings.one_a_theme_first(quotes, questionnaire)
    if not filters.show_all(len(ordered), QUOTES, "quotes", text):
        ordered = ordered[:QUOTES]
    hues = looks.hues(questionnaire)
    theme_of = {point.id: point.theme for point in questionnaire.pain_points}
    cards.comments(
        [
            cards.Comment(
                escape(row["text"]),
                names.pain_point(row["pain_point"], questionnaire, text),
                hues.get(theme_of.get(row["pain_point"], ""), looks.MUTED),
            )
            for row in ordered
        ]
    )
