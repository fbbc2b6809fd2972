"""A chart, and behind one toggle the table of the same rows and all there is to take along."""

from __future__ import annotations

from collections.abc import Callable
from html import escape
from typing import Any, Literal, TypeAlias

import streamlit as st

from barometer.charts.drawing import Figure
from barometer.charts.on_screen.figure import on_screen
from barometer.charts.theme import CONFIG
from barometer.findings.columns import Column, spoken
from barometer.rows import Rows
from barometer.text import Text
from barometer.ui.links import linked
from barometer.ui.table import download, table

Figures: TypeAlias = Figure | list[tuple[str, Figure]]
Picked: TypeAlias = Callable[
    [list[Any]], None
]  # told the mark's customdata, or [] when it is let go


@st.fragment
def chart(
    figures: Figures,
    rows: Rows,
    columns: dict[str, Column],
    text: Text,
    *,
    key: str,
    alt: str,
    source: str = "",
    metric: str = "",
    legend: list[tuple[str, str]] | None = None,
    picked: Picked | None = None,
    narrowest: int = 150,
) -> None:
    """Draw the figure, or several with their names side by side, and the toggle of the table.

    alt: the finding; the text alternative is this and the numbers. source: editions, n, units.
    metric: the one whose method the footer links to. legend: colours and words, for the pictures.
    picked: what a click on a mark does, before the whole page is drawn anew. narrowest: pixels that
    one of several figures needs.
    """
    said = spoken(alt, rows, columns, text)
    if isinstance(figures, Figure):
        plot(figures, key, said, picked)
    else:
        with st.grid(len(figures), min_column_width=narrowest, gap=("medium", "medium")) as grid:
            for name, figure in figures:
                with grid.cell():
                    st.html(f'<p class="bm-panel">{escape(name)}</p>')
                    plot(figure, f"{key}_{name}", f"{name}. {said}")
    with st.container(horizontal=True, horizontal_alignment="distribute"):
        made = linked(text("How it is made"), f"method?metric={metric}") if metric else ""
        footer = " · ".join(filter(None, (escape(source), made)))
        st.html(f'<p class="bm-source">{footer}</p>', width="content")
        shown = st.toggle(text("Table and downloads"), key=f"table_{key}")
    if shown:
        table(rows, columns, text, alt=alt)
        with st.container(horizontal=True):
            download(rows, columns, text, key=key)
            for kind in ("png", "svg"):
                _picture(figures, kind, text, legend or [], key=key, title=alt, source=source)


def plot(figure: Figure, key: str, alt: str, picked: Picked | None = None) -> None:
    key, figure = f"chart_{key}", on_screen(figure)
    if picked is None:
        st.plotly_chart(figure, key=key, config=CONFIG, alt=alt)
        return

    def on_select() -> None:
        points = st.session_state[key].selection.points
        picked(points[0]["customdata"] if points else [])
        st.rerun()  # not only the fragment of this chart

    st.plotly_chart(
        figure, key=key, config=CONFIG, alt=alt, on_select=on_select, selection_mode="points"
    )


def _picture(
    figures: Figures,
    kind: Literal["png", "svg"],
    text: Text,
    legend: list[tuple[str, str]],
    *,
    key: str,
    title: str,
    source: str,
) -> None:
    """The chart as a picture with its finding and its source, drawn when it is asked for."""

    def drawn() -> bytes:
        from barometer.evidence.picture import picture  # a large import, wanted by few

        panels = [("", figures)] if isinstance(figures, Figure) else figures
        return picture(panels, title=title, source=source, kind=kind, legend=legend)

    st.download_button(
        text("Picture ({kind})", kind=kind.upper()),
        drawn,
        file_name=f"{key}.{kind}",
        mime={"png": "image/png", "svg": "image/svg+xml"}[kind],
        key=f"picture_{kind}_{key}",
        on_click="ignore",
        icon=":material/image:",
    )
