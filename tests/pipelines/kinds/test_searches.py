"""Searches in the vault: masked, added up, refused row by row, the last file of a tool speaks."""

from __future__ import annotations

from typing import Any

import pytest

from barometer.errors import BarometerError
from barometer.settings import Settings
from barometer.store.home import Home
from barometer.store.vault import open_vault
from pipelines.load import Request, check_source
from pipelines.source import Source
from pipelines.undo import undo
from tests.pipelines.conftest import Load

OCTOBER = {"period_start": "2026-10-01", "period_end": "2026-10-28"}


def _current(settings: Settings) -> list[dict[str, Any]]:
    with open_vault(Home(settings.home), 5) as vault:
        rows = vault.rows("SELECT * EXCLUDE (format) FROM current_searches ORDER BY ALL")
    return [{str(k): v for k, v in row.items()} for row in rows.astype(object).to_dict("records")]


def test_terms_are_masked_before_they_are_kept(load: Load, settings: Settings) -> None:
    mails = [{"term": f"phone of {who}@example.org", "searches": 2} for who in ("ada", "bo")]
    load("searches", [row | OCTOBER for row in mails])
    (row,) = _current(settings)
    assert (row["term"], row["searches"]) == ("phone of [e-mail]", 4)  # two terms, now one


def test_what_led_nowhere_in_a_file_of_its_own_joins_the_rest(
    load: Load, settings: Settings
) -> None:
    load("searches", [{"term": "roadmap", "searches": 9} | OCTOBER], name="all.csv")
    load("searches", [{"term": "roadmap", "without_result": 4} | OCTOBER], name="none.csv")
    (row,) = _current(settings)
    assert (row["searches"], row["without_result"]) == (9, 4)


def test_later_file_speaks_for_its_period_and_undo_gives_the_earlier_back(
    load: Load, settings: Settings
) -> None:
    load("searches", [{"term": "roadmap", "searches": 9} | OCTOBER], name="first.csv")
    later = load("searches", [{"term": "roadmap", "searches": 12} | OCTOBER], name="later.csv")
    assert [row["searches"] for row in _current(settings)] == [12]
    undo(settings, later, "wrong export")
    assert [row["searches"] for row in _current(settings)] == [9]


@pytest.mark.parametrize(
    ("row", "column"),
    [
        ({"term": "", "searches": 2}, "term"),
        ({"searches": "many"}, "searches"),
        ({"searches": ""}, "searches"),
        ({"searches": -1}, "searches"),
        ({"period_start": "2026-10-29"}, "period_end"),
        ({"period_end": "soon"}, "period_end"),
        ({"searches": 2, "without_result": 3}, "without_result"),
    ],
)
def test_row_that_cannot_be_is_rejected_alone(
    row: dict[str, object], column: str, settings: Settings
) -> None:
    given = {"term": "roadmap", "searches": 2, "without_result": ""} | OCTOBER | row
    if "without_result" not in row:
        del given["without_result"]
    good = {"term": "pricing", "searches": 1} | OCTOBER
    lines = [",".join(given), *(",".join(str(r.get(c, "")) for c in given) for r in (given, good))]
    source = Source("searches.csv", "\n".join(lines).encode())
    checked = check_source(source, Request("searches"), settings)
    assert (checked.loaded, checked.rejected) == (1, 1)
    assert [problem.column for problem in checked.problems if problem.error] == [column]


def test_a_long_period_is_kept_and_said(settings: Settings) -> None:
    text = b"term,searches,period_start,period_end\nroadmap,9,2026-07-01,2026-09-30\n"
    checked = check_source(Source("s.csv", text), Request("searches"), settings)
    assert checked.loaded == 1
    assert ["more than a month" in str(problem.rule) for problem in checked.problems] == [True]


def test_file_without_counts_is_refused(settings: Settings) -> None:
    text = b"term,period_start,period_end\nroadmap,2026-07-01,2026-07-30\n"
    with pytest.raises(BarometerError, match="how often"):
        check_source(Source("s.csv", text), Request("searches"), settings)
