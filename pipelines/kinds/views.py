"""Views: the catalogue of resources, and how often each was read, by day or period."""

from __future__ import annotations

import pandas as pd

from barometer.errors import LoadError, _, message
from barometer.questionnaire import spellings
from pipelines.kinds import Context
from pipelines.lines import Lines, one_of, parse_name

CATALOGUE = ("title", "kind", "theme", "updated_on")


def parse(lines: Lines, context: Context) -> dict[str, pd.DataFrame]:
    """The resources described and the views counted; a file may hold either or both."""
    lines.require("resource")
    resource = lines.parse("resource", parse_name, "str", required=True)
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
            "resource": resource,
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
    viewers = lines.column("viewer").map(
        lambda v: context.pseudonyms.of("person", v), na_action="ignore"
    )
    rows = pd.DataFrame(
        {
            "file_row": lines.file_row,
            "resource": resource,
            "period_start": start,
            "period_end": end,
            "viewer": viewers.astype("str"),
            "views": lines.whole("views", required=True),
            "unique_viewers": lines.whole("unique_viewers"),
        }
    )
    return _added_up(rows)


def _added_up(rows: pd.DataFrame) -> pd.DataFrame:
    """Twin lines (a title the browser translated, two visits a day) as one; uniques never add."""
    grain = ["resource", "period_start", "period_end", "viewer"]
    twins = rows.duplicated(grain, keep=False)
    if not twins.any():
        return rows
    summed = rows.groupby(grain, sort=False, dropna=False, as_index=False).agg(
        file_row=("file_row", "first"),
        views=("views", lambda v: v.sum(min_count=1)),
        unique_viewers=("unique_viewers", "max"),
    )
    return summed[list(rows.columns)].astype(rows.dtypes.to_dict())
