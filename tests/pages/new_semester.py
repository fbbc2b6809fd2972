"""The files of a next semester, as tools would export them: made from the sample's last ones."""

from __future__ import annotations

from collections.abc import Mapping
from datetime import datetime, timedelta
from pathlib import Path
from typing import Any

from python_calamine import CalamineWorkbook

from tests.pipelines.importers.foreign import workbook

SAMPLE = Path(__file__).parents[2] / "data" / "sample"
LAST = SAMPLE / "Product Barometer 2026-S2(1-56).xlsx"
NAME = "Product Barometer 2027-S1(1-56).xlsx"
LATER = timedelta(days=196)
SHIFTED_IDS = 100


def microsoft_forms(
    tribes: Mapping[str, str] | None = None,
    headers: Mapping[str, str] | None = None,
    answers: Mapping[str, str] | None = None,
    left: int | None = None,
) -> bytes:
    """The last survey again, half a year later.

    Nobody is neutral any more. tribes, answers: the first cell that says so says another thing;
    headers: what one is called instead; left: how many respondents answered.
    """
    header, *rows = [list(row) for row in cells(LAST)]
    rows = [[_later(cell) for cell in row] for row in rows[:left]]
    for number, row in enumerate(rows):
        row[0] = SHIFTED_IDS + number
    for was, now in {**(tribes or {}), **(answers or {})}.items():
        _replace_first(rows, was, now)
    named = [next((now for was, now in (headers or {}).items() if was in h), h) for h in header]
    return workbook([named, *rows])


def cells(path: Path) -> list[list[Any]]:
    """The first sheet of a workbook as rows."""
    return CalamineWorkbook.from_path(path).get_sheet_by_index(0).to_python()


def _later(cell: Any) -> Any:
    if isinstance(cell, datetime):
        return cell + LATER
    return "Agree" if cell == "Neither agree nor disagree" else cell


def _replace_first(rows: list[list[Any]], was: str, now: str) -> None:
    for row in rows:
        if was in row:
            row[row.index(was)] = now
            return
    raise AssertionError(f"no cell says {was}")


def population(edition: str = "2027-S1") -> bytes:
    """Those invited to the edition: the tribes of the sample's last one, counted."""
    header, *rows = cells(SAMPLE / "People 2026-S2.xlsx")
    place = [str(cell).lower() for cell in header].index("tribe")
    tribes = [row[place] for row in rows]
    lines = [f"{edition},{tribe},{tribes.count(tribe)}" for tribe in dict.fromkeys(tribes)]
    return "\n".join(["edition,tribe,invited", *lines]).encode()
