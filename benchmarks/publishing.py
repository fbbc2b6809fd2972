"""What publishing costs as answers grow: beside the plain GROUP BY of the same answers, on the same
file with as many threads.

Published once, and once again with nothing changed: then the new publication is also held against
what the first one told. Then a visit of pages that read the publication.
"""

from __future__ import annotations

from pathlib import Path

import duckdb

from barometer.settings import Settings
from barometer.store.home import Home
from barometer.store.publication import latest
from benchmarks.generated import QUESTIONS, make_home
from benchmarks.measured import Cost, measure
from benchmarks.pages import PAGES, visit
from pipelines.publish import publish

SIZES = (360, 40_000, 2_000_000)
FEW = 120  # respondents of the home each process has published before it is measured
HEAD = (
    f"{'publish':>12} {'ours':>9} {'again':>8} {'GROUP BY':>9} {'ratio':>7}"
    f"  {'ours':>9} {'again':>9} {'GROUP BY':>9} {'ratio':>6}  publication"
)
PAGES_HEAD = f"{'a visit':>12} " + "".join(f" {page:^30}" for page in PAGES)
GROUP = """
SELECT a.edition, r.tribe, r.role, r.seniority, a.question, a.answer, count(*)
FROM answers a JOIN responses r USING (batch, edition, respondent) GROUP BY ALL
"""


def compare(folder: Path, sizes: tuple[int, ...] = SIZES) -> None:
    """Print a line a size for publishing, then a line a size for the pages."""
    few = make_home(folder / "few", FEW).home
    publish(Settings(home=few))
    print(f"\n{HEAD}")
    homes = {size: folder / str(size) for size in sizes}
    for size, home in homes.items():
        _publish(home, size, few)
    print(f"\n{PAGES_HEAD}")
    for size, home in homes.items():
        told = (
            f" {v.seconds:>6.2f}s, {v.queries:>2} queries, {v.rows:>6} rows"
            for v in visit(home, few).values()
        )
        print(f"{_answers(size):>12} {''.join(told)}", flush=True)


def _publish(home: Path, respondents: int, few: Path) -> None:
    make_home(home, respondents)
    theirs = measure(group_by, home, few)
    ours = measure(publish_home, home, few)
    again = measure(publish_home, home, few)
    publication = latest(Home(home))
    size = publication.path.stat().st_size if publication else 0
    print(
        f"{_answers(respondents):>12} {ours.seconds:>8.2f}s {again.seconds:>7.2f}s"
        f" {theirs.seconds:>8.2f}s {ours.seconds / theirs.seconds:>6.1f}×"
        f"  {_memory(ours)} {_memory(again)} {_memory(theirs)} {ours.memory / theirs.memory:>5.1f}×"
        f"  {size / 1e6:>8.2f} MB",
        flush=True,
    )
    Home(home).vault.unlink()  # two gigabytes of the largest


def publish_home(home: Path) -> None:
    publish(Settings(home=home))


def group_by(home: Path) -> None:
    with duckdb.connect(str(Home(home).vault), read_only=True) as connection:
        connection.execute(GROUP).fetchall()


def _answers(respondents: int) -> str:
    return f"{respondents * (len(QUESTIONS) + 1):,}"


def _memory(cost: Cost) -> str:
    return f"{cost.memory / 1e6:>6.0f} MB"
