"""What an evidence pack holds: findings with their charts as numbers, their tables, their sources.

Slides, pages and sheets are made from it; it knows none of them.
"""

from __future__ import annotations

from collections.abc import Callable, Mapping
from dataclasses import dataclass, field
from datetime import datetime
from typing import Any, Literal, TypeAlias

import plotly.graph_objects as go

from barometer.findings.columns import Column, cells, values
from barometer.findings.headlines import Headline
from barometer.findings.items import Item
from barometer.rows import Rows
from barometer.text import Text

Unit = Literal["score", "share", "people"]  # 0–100, 0–1, counts
Values: TypeAlias = tuple[float | None, ...]
Panels: TypeAlias = list[tuple[str, go.Figure]]
Shade: TypeAlias = tuple[str, str]  # the ground and the ink of a cell


def _no_panels() -> Panels:
    return []


@dataclass(frozen=True)
class Selection:
    """The group a pack speaks of, as the page shows it: published slices that share nobody.

    label: empty for the whole organisation. hidden, why_not: the group that was asked for and is
    not shown, and the reason. lineage: whether tribes are today's or those of then.
    """

    edition: str
    slices: tuple[str, ...]
    n: int
    label: str = ""
    hidden: str = ""
    why_not: str = ""
    lineage: str = "today"


@dataclass(frozen=True)
class Series:
    """One value a category, with the ends of its band where it has one.

    colours: one, or one a value. past: what was, drawn behind what is.
    """

    name: str
    values: Values
    colours: tuple[str, ...]
    low: Values = ()
    high: Values = ()
    past: bool = False


@dataclass(frozen=True)
class Chart:
    """A chart as plain numbers, to be drawn with a program's own charts.

    kind: dots (marks with bands, no line), lines (over editions), columns, bars (the first on top),
    stacked (bars that fill the axis). over: a line over the columns. name: what stands above it
    where a finding has several. top: where the axis ends, always from zero.
    """

    kind: Literal["dots", "lines", "columns", "bars", "stacked"]
    categories: tuple[str, ...]
    series: tuple[Series, ...]
    unit: Unit
    alt: str
    top: float | None = None
    name: str = ""
    over: Series | None = None


@dataclass(frozen=True, eq=False)
class Table:
    """Rows and how their columns read; shades by row and column, for cells that have a colour."""

    name: str
    rows: Rows
    columns: dict[str, Column]
    shades: Mapping[tuple[int, str], Shade] = field(default_factory=dict)

    @property
    def header(self) -> list[str]:
        return [column.label for column in self.columns.values()]

    @property
    def values(self) -> list[list[Any]]:
        """Every row as published, in the order of the columns."""
        return values(self.rows, self.columns)

    def cells(self, text: Text) -> list[list[str]]:
        """Every row in the reader's numbers, in the order of the columns."""
        return cells(self.rows, self.columns, text)


@dataclass(frozen=True, eq=False)
class Finding:
    """One thing the numbers say, and all that is needed to believe it.

    title: the finding. lead: a sentence or two below it. numbers: headline numbers, of the first
    finding. items: named things with a status. table: small, shown with the chart. sheets: the
    published tables behind it, whole. notes: method, n, band, family, where it is defined.
    source: edition, group, n, publication. figures: the page's own charts, drawn when called;
    reading: how they are read.
    """

    key: str
    title: str
    lead: str
    source: str
    notes: tuple[str, ...]
    table: Table | None = None
    charts: tuple[Chart, ...] = ()
    numbers: tuple[Headline, ...] = ()
    items: tuple[Item, ...] = ()
    sheets: tuple[Table, ...] = ()
    legend: tuple[tuple[str, str], ...] = ()
    figures: Callable[[], Panels] = _no_panels
    reading: str = ""


@dataclass(frozen=True)
class About:
    """Where a pack comes from: publication, edition, group, who answered, what is hidden.

    invited: NULL where it is not known how many of the group were. hidden: one sentence, empty when
    the group asked for is the one shown. how_to_read: a few lines.
    """

    title: str
    edition: str
    version: int
    published_at: datetime
    language: str
    group: str
    n: int
    invited: int | None
    minimum_group: int
    hidden: str
    how_to_read: tuple[str, ...]


@dataclass(frozen=True, eq=False)
class Pack:
    """The findings of one edition and group, in one language, and the groups there are."""

    about: About
    findings: tuple[Finding, ...]
    groups: Table

    @property
    def tables(self) -> tuple[Table, ...]:
        """Every published table behind the findings, in their order."""
        return tuple(table for finding in self.findings for table in finding.sheets)
