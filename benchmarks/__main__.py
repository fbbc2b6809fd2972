"""make bench: what loading and publishing cost, as ratios measured in one run.

Times in seconds depend on the machine and are printed for orientation only; what may be compared
from one machine to the next are the ratios. Everything happens in a temporary home.
"""

from __future__ import annotations

import tempfile
import time
from collections.abc import Callable
from functools import partial
from pathlib import Path

import duckdb

from barometer.settings import Settings
from barometer.store.home import Home
from benchmarks import million
from benchmarks.organisation import EDITION, QUESTIONS, write_questionnaire, write_survey
from pipelines.load import Request, check_source, load_checked
from pipelines.publish import publish
from pipelines.source import Source

SIZES = (500, 5_000)
TIMES = 3
READ = "CREATE OR REPLACE TABLE answers AS FROM read_csv($path, all_varchar = true)"
GROUP = """
SELECT r.tribe, a.question, a.answer, count(*)
FROM current_answers a JOIN current_responses r USING (batch, edition, respondent) GROUP BY ALL
"""


def main() -> None:
    print(million.HEAD)
    for line in (million.answers, million.views):
        with tempfile.TemporaryDirectory(prefix="barometer-bench-") as folder:
            line(Path(folder))
    print(f"\n{'respondents':>12} {'answers':>9}  {'':<9} {'ours':>9} {'DuckDB':>9} {'ratio':>8}")
    sizes = []
    for respondents in SIZES:
        with tempfile.TemporaryDirectory(prefix="barometer-bench-") as folder:
            sizes.append(measure(Path(folder), respondents))
    for respondents, size in zip(SIZES, sizes, strict=True):
        print(f"{respondents:>12,}  publication of {size / 1e6:.2f} MB")
    print(f"{'':>12}  {SIZES[1] // SIZES[0]} times the answers, {sizes[1] / sizes[0]:.2f} the size")


def measure(folder: Path, respondents: int) -> int:
    """Print one line for loading and one for publishing; return the publication's bytes."""
    survey = write_survey(folder / "survey.csv", respondents)
    homes = [empty_home(folder / f"home{number}") for number in range(TIMES)]
    loading = min(seconds(partial(load, survey, settings)) for settings in homes)
    say(respondents, "load", loading, quickest(lambda: read_by_duckdb(survey)))
    last = homes[-1]
    publishing = quickest(lambda: publish(last))
    say(respondents, "publish", publishing, quickest(lambda: group_by_duckdb(last)))
    return publish(last).path.stat().st_size


def empty_home(path: Path) -> Settings:
    home = Home(path).make()
    write_questionnaire(home.questionnaire)
    return Settings(home=home.path)


def load(survey: Path, settings: Settings) -> None:
    """What `python -m pipelines load` does with the file, without its words."""
    source, request = Source.from_path(survey, 1000), Request("survey", EDITION)
    load_checked(source, request, check_source(source, request, settings), settings)


def read_by_duckdb(survey: Path) -> None:
    """The same file into a table of text, and no more: no check, no pseudonym, no vault."""
    with duckdb.connect() as connection:
        connection.execute(READ, {"path": str(survey)})


def group_by_duckdb(settings: Settings) -> None:
    """The same answers counted by tribe, question and answer: a part of one published table."""
    with duckdb.connect(str(Home(settings.home).vault), read_only=True) as connection:
        connection.execute(GROUP).fetchall()


def seconds(work: Callable[[], object]) -> float:
    start = time.perf_counter()
    work()
    return time.perf_counter() - start


def quickest(work: Callable[[], object]) -> float:
    """The least of several times: what the work costs when nothing else is in the way."""
    return min(seconds(work) for _time in range(TIMES))


def say(respondents: int, what: str, ours: float, theirs: float) -> None:
    answers = respondents * len(QUESTIONS)
    print(
        f"{respondents:>12,} {answers:>9,}  {what:<9}"
        f" {ours:>8.3f}s {theirs:>8.3f}s {ours / theirs:>7.1f}×"
    )


if __name__ == "__main__":
    main()
