"""What the command line shows: a file's counts and problems, the history. Words in `text`."""

from __future__ import annotations

import pandas as pd
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
    table = _plain_table("", headings)
    for problem in problems:
        rule = problem.rule.say(text)
        if not problem.error:
            rule += " (" + text("warning") + ")"
        way_out = problem.way_out.say(text) if problem.way_out else ""
        cells = [str(problem.row or ""), problem.column, problem.value[:60], rule, way_out]
        table.add_row(*(cell.replace("[", r"\[") for cell in cells))
    return table


def say_history(console: Console, text: Text, batches: pd.DataFrame, made: pd.DataFrame) -> None:
    """Every batch with its rows, then every publication, oldest first."""
    headings = [text("Batch"), text("When"), text("By"), text("Kind"), text("Format")]
    headings.append(text("Rows = loaded + rejected + non-rows"))
    table = _plain_table(text("Batches"), headings)
    table.add_column(text("File"), overflow="fold")
    for row in batches.to_dict("records"):
        kind = row["kind"] if pd.isna(row["edition"]) else f"{row['kind']} {row['edition']}"
        rows = f"{row['rows_in']} = {row['loaded']} + {row['rejected']} + {row['non_rows']}"
        when = f"{row['loaded_at']:%Y-%m-%d %H:%M}"
        table.add_row(
            str(row["batch"]), when, row["loaded_by"], kind, row["format"], rows, row["file_name"]
        )
    console.print(table)
    headings = [text("Publication"), text("When"), text("By"), text("Batches")]
    table = _plain_table(text("Publications"), headings)
    for row in made.to_dict("records"):
        when = f"{row['published_at']:%Y-%m-%d %H:%M}"
        table.add_row(str(row["version"]), when, row["published_by"], str(row["batches"]))
    console.print(table)


def _plain_table(title: str, headings: list[str]) -> Table:
    return Table(*headings, title=title, title_justify="left", box=None, padding=(0, 2, 0, 0))
