"""A chart and the table beside it: the same rows, one toggle."""

from __future__ import annotations

from dataclasses import dataclass
from html import escape
from typing import Any, Literal

import pandas as pd
import plotly.graph_objects as go
import streamlit as st

from barometer.charts.theme import CONFIG
from barometer.export import csv_bytes
from barometer.text import Text

Kind = Literal["text", "number", "score", "points", "share", "day", "time"]
_FORMATS = {"number": "localized", "score": "%.1f", "points": "%+.1f", "share": "percent"}
_DIGITS = {"score": 1, "points": 1, "share": 3}


@dataclass(frozen=True)
class Column:
    """How a column of rows reads in a table."""

    label: str
    kind: Kind = "text"


@st.fragment
def chart(
    figures: go.Figure | list[tuple[str, go.Figure]],
    rows: pd.DataFrame,
    columns: dict[str, Column],
    text: Text,
    *,
    key: str,
    alt: str,
    source: str = "",
) -> None:
    """Draw the figure, or several with their names side by side, and the toggle of the table."""
    if isinstance(figures, go.Figure):
        plot(figures, key, alt)
    else:
        with st.grid(len(figures), min_column_width=150, gap=("medium", "medium")) as grid:
            for name, figure in figures:
                with grid.cell():
                    st.html(f'<p class="bm-panel">{escape(name)}</p>')
                    plot(figure, f"{key}_{name}", f"{alt} {name}")
    with st.container(horizontal=True, horizontal_alignment="distribute"):
        st.html(f'<p class="bm-source">{escape(source)}</p>', width="content")
        shown = st.toggle(text("Show the table"), key=f"table_{key}")
    if shown:
        table(rows, columns, alt=alt)
        download(rows, columns, text, key=key)


def plot(figure: go.Figure, key: str, alt: str) -> None:
    st.plotly_chart(figure, key=f"chart_{key}", config=CONFIG, alt=alt)


def table(
    rows: pd.DataFrame, columns: dict[str, Column], *, alt: str, height: Any = "auto"
) -> None:
    """The rows as a table: only the columns named, in that order, rounded once, here."""
    shown = rows[list(columns)].copy()
    for name, column in columns.items():
        if column.kind in _DIGITS:
            shown[name] = shown[name].astype("Float64").round(_DIGITS[column.kind])
    st.dataframe(
        shown,
        column_config={name: _config(column) for name, column in columns.items()},
        hide_index=True,
        height=height,
        placeholder="–",
        alt=alt,
    )


def download(rows: pd.DataFrame, columns: dict[str, Column], text: Text, *, key: str) -> None:
    """The table as CSV, in which no cell can be a formula."""
    named = rows[list(columns)].rename(columns={name: c.label for name, c in columns.items()})
    st.download_button(
        text("Download as CSV"),
        lambda: csv_bytes(named),
        file_name=f"{key}.csv",
        mime="text/csv",
        key=f"download_{key}",
        on_click="ignore",
        icon=":material/download:",
    )


def _config(column: Column) -> Any:
    if column.kind == "text":
        return st.column_config.TextColumn(column.label)
    if column.kind == "time":
        return st.column_config.DatetimeColumn(column.label, format="YYYY-MM-DD HH:mm")
    if column.kind == "day":
        return st.column_config.DateColumn(column.label, format="localized")
    return st.column_config.NumberColumn(column.label, format=_FORMATS[column.kind])
