"""Views: the catalogue of resources, and how often each was read, by day or period."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from datetime import date
from functools import partial

import pandas as pd

from barometer.errors import LoadError, Message, _, message
from barometer.questionnaire import spellings
from barometer.repeats import repeats, row_keys
from pipelines.kinds import Context
from pipelines.lines import Lines, one_of, parse_name

CATALOGUE = ("title", "kind", "theme", "updated_on")
Counted = tuple[str, date, date]  # a resource, the first and the last day its views are of


@dataclass(frozen=True)
class Overlap:
    """How far periods count the same days twice.

    resources: how many have days that are counted under two periods.
    counted: one resource and period of the file; other: what counts some of its days too.
    """

    resources: int
    counted: Counted
    other: Counted


def parse(lines: Lines, context: Context) -> dict[str, pd.DataFrame]:
    """The resources described and the views counted; a file may hold either or both."""
    lines.require("resource")
    resource = lines.parse("resource", parse_name, "category", required=True)
    tables: dict[str, pd.DataFrame] = {}
    if any(lines.has(column) for column in CATALOGUE):
        tables["resources"] = _resources(lines, context, resource)
    if lines.has("views"):
        tables["views"] = _views(lines, context, resource)
    if not tables:
        raise LoadError(
            message(_("The file neither describes resources nor counts their views.")),
            message(_("It needs a column “views”, or “title”, “kind”, “theme”, “updated_on”.")),
        )
    return tables


def _resources(lines: Lines, context: Context, resource: pd.Series[str]) -> pd.DataFrame:
    themes = spellings(context.questionnaire.themes)
    described = pd.DataFrame(
        {
            "file_row": lines.file_row,
            "resource": resource.astype("str"),
            "title": lines.column("title"),
            "kind": lines.column("kind"),
            "theme": lines.parse("theme", one_of(themes), "str"),
            "updated_on": lines.days("updated_on"),
        }
    )
    return described.drop_duplicates("resource")


def _views(lines: Lines, context: Context, resource: pd.Series[str]) -> pd.DataFrame:
    """One row a resource, period and viewer; lines of the same are added up."""
    by_day = lines.has("viewed_on")
    start = lines.days("viewed_on" if by_day else "period_start", required=True).dt.normalize()
    end = start if by_day else lines.days("period_end", required=True).dt.normalize()
    rows = pd.DataFrame(
        {
            "file_row": lines.file_row,
            "resource": resource,
            "period_start": start,
            "period_end": end,
            "viewer": lines.parse("viewer", partial(context.pseudonyms.of, "person"), "category"),
            "views": lines.whole("views", required=True),
            "unique_viewers": lines.whole("unique_viewers"),
        },
        copy=False,
    )
    return _added_up(rows)


def _added_up(rows: pd.DataFrame) -> pd.DataFrame:
    """Twin lines (a title the browser translated, two visits a day) as one; uniques never add."""
    keys = row_keys(rows, ["resource", "period_start", "period_end", "viewer"])
    again = repeats(keys)
    if not again.any():
        return rows
    twins = pd.Series(keys).duplicated(keep=False).to_numpy()
    groups = rows[twins].groupby(keys[twins], sort=False)
    first = rows.index[twins & ~again]
    rows.loc[first, "views"] = groups["views"].sum(min_count=1).array
    rows.loc[first, "unique_viewers"] = groups["unique_viewers"].max().array
    # Column by column, so that a second copy of all of them is never held.
    return pd.DataFrame(
        {name: rows.pop(str(name)).array[~again] for name in list(rows)}, copy=False
    )


def overlapping(loading: Iterable[Counted], loaded: Iterable[Counted]) -> Overlap | None:
    """Where views of a file are of days that another period counts already; None where nowhere.

    The very same period is no overlap: the file loaded last speaks for it. Periods of the file
    are held against each other too.
    """
    periods: dict[str, set[tuple[date, date]]] = defaultdict(set)
    for resource, first, last in loading:
        periods[resource].add((first, last))
    known: dict[str, set[tuple[date, date]]] = defaultdict(set)
    for resource, first, last in loaded:
        if resource in periods:
            known[resource].add((first, last))
    found = [
        pair
        for resource, own in periods.items()
        if (pair := next(_twice(resource, own, known[resource]), None))
    ]
    return Overlap(len(found), *found[0]) if found else None


def _twice(
    resource: str, own: set[tuple[date, date]], known: set[tuple[date, date]]
) -> Iterator[tuple[Counted, Counted]]:
    """Pairs of different periods that share a day, one of them the file's own."""
    ordered = sorted(own | known, key=lambda period: (period[0], -period[1].toordinal()))
    open_periods: list[tuple[date, date]] = []
    for period in ordered:
        open_periods = [before for before in open_periods if before[1] >= period[0]]
        for before in open_periods:
            if period in own:
                yield (resource, *period), (resource, *before)
            elif before in own:
                yield (resource, *before), (resource, *period)
        open_periods.append(period)


def overlap_note(overlap: Overlap) -> Message:
    """What whoever loads such a file is told."""
    resource, first, last = overlap.counted
    return message(
        _(
            "{resources} resources have days counted twice, under two periods: “{resource}” from "
            "{first} to {last} and from {other_first} to {other_last}. Their views add up; undo "
            "the batch you do not want."
        ),
        resources=overlap.resources,
        resource=resource,
        first=first.isoformat(),
        last=last.isoformat(),
        other_first=overlap.other[1].isoformat(),
        other_last=overlap.other[2].isoformat(),
    )
