"""What benchmarks are made of: the same organisation every time, of the size asked for."""

from __future__ import annotations

from pathlib import Path

import pytest
from streamlit.testing.v1 import AppTest

from barometer.settings import Settings
from barometer.store.home import Home
from barometer.store.vault import open_vault
from benchmarks import in_turn
from benchmarks.generated import EDITIONS, PAIN_POINTS, make_home
from benchmarks.servers import OURS, PLAIN, ROOT, served
from pipelines.publish import publish

COUNTS = """
SELECT count(DISTINCT tribe), count(DISTINCT role), count(DISTINCT seniority), count(*),
  count(DISTINCT respondent)
FROM current_responses
"""
ANSWERS = "SELECT count(*), sum(hash(respondent, question, answer)) FROM current_answers"


def looked_at(settings: Settings, sql: str) -> tuple[object, ...]:
    with open_vault(Home(settings.home), settings.lock_seconds) as vault:
        [row] = vault.connection.execute(sql).fetchall()
    return tuple(row)


def test_generated_home_is_of_the_size_asked_for_and_always_the_same(tmp_path: Path) -> None:
    one, other = (make_home(tmp_path / name, 400) for name in ("one", "other"))
    assert looked_at(one, COUNTS) == (12, 6, 4, 400, 400)
    assert looked_at(one, ANSWERS) == looked_at(other, ANSWERS)
    rows, _ = looked_at(one, ANSWERS)
    assert isinstance(rows, int)
    assert 0.94 * 400 * 25 < rows < 400 * 25  # some cells are empty


def test_generated_home_is_published_like_any_other(tmp_path: Path) -> None:
    settings = make_home(tmp_path, 90, editions=2, comment_every=3)
    publication = publish(settings)
    editions = publication.frame("SELECT edition, responded FROM editions ORDER BY edition")
    assert editions.to_dict("list") == {"edition": [*EDITIONS], "responded": [90, 90]}
    points = publication.frame("SELECT DISTINCT pain_point FROM pain_points")
    assert set(points["pain_point"]) == set(PAIN_POINTS)
    for table in ("changes", "drivers", "reliability", "comments", "early_late", "participation"):
        assert not publication.frame(f"FROM {table}").empty, table


def test_the_empty_page_draws_as_many_figures_as_ours_and_both_hear_a_change(
    stand_in_home: Home, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv("BAROMETER_HOME", str(stand_in_home.path))
    app = AppTest.from_file(str(ROOT / "app.py"), default_timeout=60).run()
    shown = app.switch_page("pages/participation.py").run().get("plotly_chart")
    with (
        served(OURS, ROOT, stand_in_home.path) as ours,
        served(PLAIN, tmp_path, stand_in_home.path) as plain,
    ):
        page = in_turn.look("participation", ours, plain)
        assert page.figures == len(shown) > 1
        with page.open() as one, page.open_plain() as other:
            found, factor = in_turn.chosen(one.run()), in_turn.chosen(other.run())
            option = in_turn.others(found)[0]
            changed = in_turn.sound(one.run(found.state(option)))
            assert in_turn.chosen(changed).chosen == option != found.chosen
            multiplied = in_turn.sound(other.run(factor.state("3")))
            assert multiplied.title == "People, 3 times"
