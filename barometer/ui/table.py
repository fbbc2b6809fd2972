"""A table as HTML: read aloud row by row, in the reader's own numbers and dates."""

from __future__ import annotations

from collections.abc import Iterable
from html import escape
from typing import Any

import streamlit as st

from barometer.export import csv_bytes
from barometer.findings.columns import Column, cells, values
from barometer.rows import Rows
from barometer.text import Text

DIGITS = 4  # of a number in a file: beyond any noise, and readable
MOST_ROWS = 500  # beyond them a browser is slow, and nobody reads on


def table(rows: Rows, columns: dict[str, Column], text: Text, *, alt: str) -> None:
    """The rows: only the columns named, in that order; `alt` says what the table is."""
    head = "".join(
        f'<th scope="col" data-column="{escape(name)}"{_kind(column)}>{escape(column.label)}</th>'
        for name, column in columns.items()
    )
    shown = cells(rows[:MOST_ROWS], columns, text)
    body = "".join(f"<tr>{''.join(_row(row, columns.values()))}</tr>" for row in shown)
    said = escape(alt, quote=True)
    st.html(
        f'<div class="bm-table" role="region" tabindex="0" aria-label="{said}">'
        f"<table><thead><tr>{head}</tr></thead><tbody>{body}</tbody></table></div>"
    )
    if len(rows) > MOST_ROWS:
        st.caption(
            text(
                "The first {n} of {all} rows.",
                n=text.number(MOST_ROWS),
                all=text.number(len(rows)),
            )
        )


def _row(row: list[str], columns: Iterable[Column]) -> Iterable[str]:
    for said, column in zip(row, columns, strict=True):
        yield f"<td{_kind(column)}>{escape(said)}</td>"


def _kind(column: Column) -> str:
    if column.kind in ("day", "time"):
        return ' class="bm-day"'
    return ' class="bm-number"' if column.is_number else ""


def download(rows: Rows, columns: dict[str, Column], text: Text, *, key: str) -> None:
    """The table as CSV, in which no cell can be a formula."""
    header = [column.label for column in columns.values()]
    st.download_button(
        text("Download as CSV"),
        lambda: csv_bytes(header, map(_rounded, values(rows, columns))),
        file_name=f"{key}.csv",
        mime="text/csv",
        key=f"download_{key}",
        on_click="ignore",
        icon=":material/download:",
    )


def _rounded(row: list[Any]) -> list[Any]:
    return [round(value, DIGITS) if isinstance(value, float) else value for value in row]
