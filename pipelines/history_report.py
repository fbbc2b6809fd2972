"""What the command line shows of the home's history. Words in `text`."""

from __future__ import annotations

from collections.abc import Hashable
from datetime import datetime
from typing import Any

import pandas as pd
from rich.console import Console

from barometer.rows import Rows, rows_of
from barometer.text import Text
from pipelines.ledger import say_action
from pipelines.report import plain_table


def say_history(
    console: Console,
    text: Text,
    batches: pd.DataFrame,
    publications: pd.DataFrame,
    actions: pd.DataFrame,
) -> None:
    """Every batch with its rows, every publication, and what else was done; oldest first."""
    _say_batches(console, text, batches[::-1])
    _say_publications(console, text, publications[::-1])
    others = [row for row in rows_of(actions) if row["what"] not in ("loaded", "published")]
    if others:
        _say_actions(console, text, others[::-1])


def _say_batches(console: Console, text: Text, batches: pd.DataFrame) -> None:
    headings = [text("Batch"), text("When"), text("By"), text("Kind"), text("Format")]
    headings.append(text("Rows = loaded + rejected + non-rows"))
    table = plain_table(text("Batches"), headings)
    table.add_column(text("File"), overflow="fold")
    table.add_column(text("State"))
    for row in batches.to_dict("records"):
        kind = row["kind"] if pd.isna(row["edition"]) else f"{row['kind']} {row['edition']}"
        rows = f"{row['rows_in']} = {row['loaded']} + {row['rejected']} + {row['non_rows']}"
        told = [str(row["batch"]), _when(row["loaded_at"]), row["loaded_by"], kind, row["format"]]
        table.add_row(
            *(_plain(cell) for cell in [*told, rows, row["file_name"]]), _state(text, row)
        )
    console.print(table)


def _state(text: Text, row: dict[Hashable, Any]) -> str:
    if row["state"] == "erased":
        return text("erased {when}", when=_when(row["erased_at"]))
    if row["state"] == "undone":
        return text("undone {when}", when=_when(row["undone_at"]))
    return ""


def _say_publications(console: Console, text: Text, publications: pd.DataFrame) -> None:
    headings = [text("Publication"), text("When"), text("By"), text("Batches")]
    table = plain_table(text("Publications"), headings)
    for row in publications.to_dict("records"):
        told = [str(row["version"]), _when(row["published_at"]), row["published_by"]]
        table.add_row(*map(_plain, told), str(row["batches"]))
    console.print(table)


def _say_actions(console: Console, text: Text, actions: Rows) -> None:
    table = plain_table(text("Actions"), [text("When"), text("By"), text("What"), text("Why")])
    for row in actions:
        told = [_when(row["done_at"]), row["done_by"], say_action(row, text), row["reason"] or ""]
        table.add_row(*map(_plain, told))
    console.print(table)


def _when(moment: datetime) -> str:
    return f"{moment:%Y-%m-%d %H:%M}"


def _plain(cell: str) -> str:
    """The cell as it is: a bracket in it is no markup."""
    return cell.replace("[", r"\[")
