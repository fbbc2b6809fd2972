"""A million answers and a million views: our whole door beside DuckDB with no questions asked.

Ours reads, checks, gives pseudonyms and loads into the vault; DuckDB reads the same file, gives it
the same shape and inserts it into a table on the disk.
"""

from __future__ import annotations

from itertools import islice
from pathlib import Path

import duckdb

from barometer.settings import Settings
from barometer.store.home import Home
from benchmarks.measured import Cost, Work, measure
from benchmarks.organisation import EDITION, GROUPS, write_questionnaire, write_survey, write_views
from pipelines.load import Request, check_source, load_checked
from pipelines.reading import Kind
from pipelines.source import Source

RESPONDENTS, RESOURCES, DAYS = 40_000, 2_000, 250
TIMES = 3
HEAD = (
    f"{'whole door':<12} {'file':>8}  {'ours':>7} {'DuckDB':>7} {'ratio':>7}"
    f"  {'ours':>9} {'DuckDB':>9} {'ratio':>6}  of the file  grows by, a byte of file"
)
ANSWERS = f"""
CREATE TABLE answers (
  edition VARCHAR, respondent VARCHAR, submitted_at TIMESTAMP, tribe VARCHAR, role VARCHAR,
  seniority VARCHAR, question VARCHAR, answer INTEGER
);
INSERT INTO answers
SELECT '{EDITION}', * FROM (
  UNPIVOT (FROM read_csv($path, all_varchar = true))
  ON COLUMNS(* EXCLUDE (respondent, submitted_at, {", ".join(GROUPS)}))
  INTO NAME question VALUE answer
)
"""
VIEWS = """
CREATE TABLE views (resource VARCHAR, viewed_on DATE, viewer VARCHAR, views INTEGER);
INSERT INTO views FROM read_csv($path)
"""


def answers(folder: Path) -> None:
    """Print a line for a survey of 40,000 people and 25 questions."""
    quarter = write_survey(folder / "quarter.csv", RESPONDENTS // 4)
    whole = write_survey(folder / "survey.csv", RESPONDENTS)
    _compare("1M answers", quarter, whole, answers_by_us, answers_by_duckdb)


def views(folder: Path) -> None:
    """Print a line for 2,000 pages over 250 days, half of the rows with who viewed them."""
    quarter = write_views(folder / "quarter.csv", RESOURCES // 4, DAYS)
    whole = write_views(folder / "views.csv", RESOURCES, DAYS)
    _compare("1M views", quarter, whole, views_by_us, views_by_duckdb)


def answers_by_us(path: Path) -> None:
    _load(path, "survey", EDITION)


def views_by_us(path: Path) -> None:
    _load(path, "views", None)


def answers_by_duckdb(path: Path) -> None:
    _insert(path, ANSWERS)


def views_by_duckdb(path: Path) -> None:
    _insert(path, VIEWS)


def _load(path: Path, kind: Kind, edition: str | None) -> None:
    settings = Settings(home=path.parent / "home", upload_limit_mb=1_000)
    source = Source.from_path(path, settings.upload_limit_mb)
    request = Request(kind, edition)
    load_checked(source, request, check_source(source, request, settings), settings)


def _insert(path: Path, sql: str) -> None:
    create, insert = sql.split(";")
    with duckdb.connect(str(path.parent / "plain.duckdb")) as connection:
        connection.execute(create)
        connection.execute(insert, {"path": str(path)})


def _compare(what: str, quarter: Path, whole: Path, ours: Work, theirs: Work) -> None:
    """Print times and memory for the whole file, and what memory grows by from a quarter of it."""
    our, their = _cheapest(ours, whole), _cheapest(theirs, whole)
    size = whole.stat().st_size
    more = size - quarter.stat().st_size
    our_growth = (our.memory - _cheapest(ours, quarter).memory) / more
    their_growth = (their.memory - _cheapest(theirs, quarter).memory) / more
    print(
        f"{what:<12} {size / 1e6:>5.1f} MB"
        f"  {our.seconds:>6.2f}s {their.seconds:>6.2f}s {our.seconds / their.seconds:>6.1f}×"
        f"  {our.memory / 1e6:>6.0f} MB {their.memory / 1e6:>6.0f} MB"
        f" {our.memory / their.memory:>5.1f}×  {our.memory / size:>8.1f}×"
        f"  {our_growth:>6.1f} {their_growth:>6.1f}"
    )


def _cheapest(work: Work, path: Path) -> Cost:
    """The least time and memory of several times, each with an empty home."""
    costs = []
    for _time in range(TIMES):
        _empty(path.parent)
        costs.append(measure(work, path, _few_rows(path)))
    return Cost(min(cost.seconds for cost in costs), min(cost.memory for cost in costs))


def _few_rows(path: Path) -> Path:
    """The head of the file, in a folder of its own."""
    few = path.parent / "few" / path.name
    few.parent.mkdir(exist_ok=True)
    with path.open(encoding="utf-8") as file:
        few.write_text("".join(islice(file, 20)), encoding="utf-8")
    _empty(few.parent)
    return few


def _empty(folder: Path) -> None:
    (folder / "plain.duckdb").unlink(missing_ok=True)
    home = Home(folder / "home").make()
    home.vault.unlink(missing_ok=True)
    write_questionnaire(home.questionnaire)
