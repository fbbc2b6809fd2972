"""What the command line shows: a file's counts and problems, the history. Words in `text`."""

from __future__ import annotations

import pandas as pd
from rich.console import Console
from rich.table import Table

from barometer.text import Text
from pipelines.check import Checked
from pipelines.problems import Problem

SHOWN = 20


def say_checked(console: Console, text: Text, name: str, checked: Checked) -> None:
    """The file in a line, its counts, its notes, its problems by row."""
    console.print(f"[bold]{name}[/bold]", highlight=False)
    console.print("  " + summary(text, checked), highlight=False)
    if checked.reading.non_rows_by_reason:
        counts = ", ".join(
            f"{reason} {n}" for reason, n in checked.reading.non_rows_by_reason.items()
        )
        console.print("  " + text("No data: {counts}", counts=counts), highlight=False)
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
        kind=checked.reading.kind,
        rows_in=text.number(checked.rows_in),
        loaded=text.number(checked.loaded),
        rejected=text.number(checked.rejected),
        non_rows=text.number(checked.non_rows),
    )


def _problems(text: Text, problems: tuple[Problem, ...]) -> Table:
    headings = [text("Row"), text("Column"), text("Value"), text("Problem"), text("What to do")]
    table = Table(*headings, box=None, padding=(0, 2))
    for problem in problems:
        rule = problem.rule.say(text)
        if not problem.error:
            rule += " (" + text("warning") + ")"
        way_out = problem.way_out.say(text) if problem.way_out else ""
        cells = [str(problem.row or ""), problem.column, problem.value[:60], rule, way_out]
        table.add_row(*(cell.replace("[", r"\[") for cell in cells))
    return table


def say_history(console: Console, text: Text, batches: pd.DataFrame, made: pd.DataFrame) -> None:
    """Every batch, then every publication, oldest first."""
    headings = ["Batch", "Loaded", "By", "Kind", "Edition", "Format", "File"]
    counts = ["Rows", "Loaded rows", "Rejected", "Non-rows"]
    table = Table(*(text(h) for h in headings), title=text("Batches"), title_justify="left")
    for heading in counts:
        table.add_column(text(heading), justify="right")
    for row in batches.to_dict("records"):
        edition = "" if pd.isna(row["edition"]) else row["edition"]
        table.add_row(
            str(row["batch"]), f"{row['loaded_at']:%Y-%m-%d %H:%M}", row["loaded_by"], row["kind"],
            edition, row["format"], row["file_name"],
            *(str(row[c]) for c in ("rows_in", "loaded", "rejected", "non_rows")),
        )  # fmt: skip
    console.print(table)
    published = Table(
        text("Publication"), text("Published"), text("By"), text("Batches"),
        title=text("Publications"), title_justify="left",
    )  # fmt: skip
    for row in made.to_dict("records"):
        published.add_row(
            str(row["version"]), f"{row['published_at']:%Y-%m-%d %H:%M}", row["published_by"],
            str(row["batches"]),
        )  # fmt: skip
    console.print(published)
