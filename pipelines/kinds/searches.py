"""Searches: what people looked for in the knowledge center, term by term and period by period."""

from __future__ import annotations

import pandas as pd

from barometer.errors import LoadError, _, message
from pipelines.kinds import Context
from pipelines.lines import Lines
from pipelines.masking import mask

GRAIN = ["period_start", "period_end", "term"]
LONGEST = 31  # days of a period that is held against the one before: a month


def parse(lines: Lines, context: Context) -> dict[str, pd.DataFrame]:
    """One row a term and period; what could reach a person is masked, twins are added up."""
    lines.require("term")
    if not (lines.has("searches") or lines.has("without_result")):
        raise LoadError(
            message(_("The file does not say how often terms were searched for.")),
            message(_("It needs a column “searches” or “without_result”.")),
        )
    rows = pd.DataFrame(
        {
            "file_row": lines.file_row,
            "period_start": lines.days("period_start", required=True).dt.normalize(),
            "period_end": lines.days("period_end", required=True).dt.normalize(),
            "term": lines.parse("term", _term, "str", required=True),
            "searches": lines.whole("searches", required=not lines.has("without_result")),
            "searchers": lines.whole("searchers"),
            "without_result": lines.whole("without_result"),
        }
    )
    _refuse_impossible(lines, rows)
    _warn_long_periods(lines, rows)
    wrong = {problem.row for problem in lines.problems if problem.error}
    return {"searches": _added_up(rows[~rows["file_row"].isin(wrong)])}


def _term(value: str) -> str:
    """The term on one line, without addresses, links and telephone numbers."""
    return " ".join(mask(value).split())


def _refuse_impossible(lines: Lines, rows: pd.DataFrame) -> None:
    """Reject periods that end before they begin, and more searches without a result than there
    were."""
    backwards = (rows["period_end"] < rows["period_start"]).fillna(False)
    for i in rows.index[backwards]:
        lines.refuse(
            i,
            lines.header("period_end"),
            f"{rows['period_end'][i]:%Y-%m-%d}",
            message(_("is before the first day of the period")),
            message(_("Mend the cell.")),
        )
    for i in rows.index[(rows["without_result"] > rows["searches"]).fillna(False)]:
        lines.refuse(
            i,
            lines.header("without_result"),
            str(rows["without_result"][i]),
            message(_("is more than all searches for the term")),
            message(_("Mend the cell.")),
        )


def _warn_long_periods(lines: Lines, rows: pd.DataFrame) -> None:
    days = (rows["period_end"] - rows["period_start"]).dt.days + 1
    long = rows.index[(days > LONGEST).fillna(False)]
    if len(long):
        lines.warn(
            long[0],
            lines.header("period_end"),
            "",
            message(_("ends a period of more than a month; such periods are kept, not shown")),
            message(_("Export one month, four weeks or less at a time.")),
        )


def _added_up(rows: pd.DataFrame) -> pd.DataFrame:
    """Twin lines as one; people never add up, so that the most of one line are known."""
    found = rows.groupby(GRAIN, sort=False, as_index=False, dropna=False).agg(
        file_row=("file_row", "first"),
        searches=("searches", lambda n: n.sum(min_count=1)),
        searchers=("searchers", "max"),
        without_result=("without_result", lambda n: n.sum(min_count=1)),
    )
    counts = dict.fromkeys(("searches", "searchers", "without_result"), "Int64")
    return found[list(rows)].astype({"term": "str", **counts})
