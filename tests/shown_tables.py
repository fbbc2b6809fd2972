"""The tables of a page as a reader sees them: columns go by their id, numbers are read back."""

from __future__ import annotations

import re
from html.parser import HTMLParser

import pandas as pd
from streamlit.testing.v1 import AppTest

_NUMBER = re.compile(r"[+\N{MINUS SIGN}]?\d{1,3}([,\s]\d{3})*([.,]\d+)?(\s?%)?")


class _Table(HTMLParser):
    def __init__(self) -> None:
        super().__init__()
        self.columns: list[str] = []
        self.rows: list[list[str]] = []
        self._in_cell = False

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        if tag == "th":
            self.columns.append(str(dict(attrs)["data-column"]))
        elif tag == "tr":
            self.rows.append([])
        elif tag == "td":
            self.rows[-1].append("")
            self._in_cell = True

    def handle_endtag(self, tag: str) -> None:
        self._in_cell = self._in_cell and tag != "td"

    def handle_data(self, data: str) -> None:
        if self._in_cell:
            self.rows[-1][-1] += data


def shown_tables(app: AppTest) -> list[pd.DataFrame]:
    """Every table of the page from top to bottom."""
    return [_frame(str(one.value)) for one in app.html if 'class="bm-table"' in str(one.value)]


def _frame(html: str) -> pd.DataFrame:
    parser = _Table()
    parser.feed(html)
    frame = pd.DataFrame([row for row in parser.rows if row], columns=parser.columns)
    return frame.apply(_read_back)


def _read_back(column: pd.Series[str]) -> pd.Series[str] | pd.Series[float]:
    """A column of numbers of either language as numbers, "–" as missing; any other as it is."""
    said = column[column != "–"]
    if not said.map(lambda cell: bool(_NUMBER.fullmatch(cell))).all():
        return column
    return column.map(lambda cell: None if cell == "–" else _number(cell)).astype(float)


def _number(said: str) -> float:
    plain = re.sub(r"[,\s](?=\d{3})|\s?%", "", said)
    return float(plain.replace("\N{MINUS SIGN}", "-").replace(",", "."))
