"""The 0–10 question on the maturity page: one line, of everybody only."""

from __future__ import annotations

from pathlib import Path

import pytest

from barometer.store.home import Home
from tests.pages.test_pages import changed, html, opened

CHANGED = "UPDATE overall SET difference = -3, change_low = -33, change_high = 27"


@pytest.mark.parametrize(
    ("language", "said"), [("en", "−3 points"), ("fr", "−3 points")], ids=["en", "fr"]
)
def test_the_points_and_their_change_are_one_line(
    language: str, said: str, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    home = changed(tmp_path, CHANGED)
    app = opened("maturity", home, monkeypatch, lang=language)
    assert not app.exception
    assert "2026-S1" in html(app)
    assert "+4 points" in html(app)
    assert said in html(app)
    one = opened("maturity", home, monkeypatch, lang=language, tribe="Search")
    assert "+4 points" not in html(one)


def test_another_kind_of_overall_question_has_no_points(
    sample_home: Home, monkeypatch: pytest.MonkeyPatch
) -> None:
    app = opened("maturity", sample_home, monkeypatch, lang="en")
    assert "promoters" not in html(app)
