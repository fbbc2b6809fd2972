"""What the command line shows of a file: its counts and its problems. Words in `text`."""

from __future__ import annotations

from rich.console import Console
from rich.table import Table

from barometer.text import Text
from pipelines.check import Checked
from pipelines.corrections import Applied
from pipelines.problems import Problem

SHOWN = 20


def say_checked(console: Console, text: Text, name: str, checked: Checked) -> None:
    """The file in a line, its counts, its notes, its problems by row."""
    console.print(name, style="bold", highlight=False, markup=False)
    console.print("  " + summary(text, checked), highlight=False)
    if checked.reading.non_rows_by_reason:
        named = checked.reading.non_rows_by_reason.items()
        counts = ", ".join(f"{text(reason)} {n}" for reason, n in named)
        console.print("  " + text("No data: {counts}", counts=counts), highlight=False)
    for applied in checked.applied:
        console.print("  " + _applied(text, applied), highlight=False, markup=False)
    for note in checked.notes:
        console.print("  " + note.say(text), style="yellow", highlight=False, markup=False)
    if checked.problems:
        console.print(_problems(text, checked.problems[:SHOWN]))
    if len(checked.problems) > SHOWN:
        more = len(checked.problems) - SHOWN
        console.print("  " + text.plural("{n} more problem", "{n} more problems", more))


def summary(text: Text, checked: Checked) -> str:
    """`google_forms, survey: 41 rows = 36 loaded + 2 rejected + 3 known non-rows`."""
    return text(
        "{format}, {kind}: {rows_in} rows = {loaded} loaded + {rejected} rejected"
        " + {non_rows} known non-rows",
        format=checked.reading.format,
        kind=text(checked.reading.kind),
        rows_in=text.number(checked.rows_in),
        loaded=text.number(checked.loaded),
        rejected=text.number(checked.rejected),
        non_rows=text.number(checked.non_rows),
    )


def _applied(text: Text, applied: Applied) -> str:
    """`“Serach” was read as “Search” in 2 rows (typing error).`"""
    decided = applied.correction
    said = text.plural(
        "“{written}” was read as “{means}” in {n} row.",
        "“{written}” was read as “{means}” in {n} rows.",
        len(applied.rows),
        written=decided.written,
        means=decided.means,
    )
    return f"{said} ({decided.reason})" if decided.reason else said


def _problems(text: Text, problems: tuple[Problem, ...]) -> Table:
    headings = [text("Row"), text("Column"), text("Value"), text("Problem"), text("What to do")]
    table = plain_table("", headings)
    for problem in problems:
        rule = problem.rule.say(text)
        if not problem.error:
            rule += " (" + text("warning") + ")"
        way_out = problem.way_out.say(text) if problem.way_out else ""
        cells = [str(problem.row or ""), problem.column, problem.value[:60], rule, way_out]
        table.add_row(*(cell.replace("[", r"\[") for cell in cells))
    return table


def plain_table(title: str, headings: list[str]) -> Table:
    return Table(*headings, title=title, title_justify="left", box=None, padding=(0, 2, 0, 0))
