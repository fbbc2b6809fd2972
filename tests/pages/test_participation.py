"""The participation page: those who answered beside those who did not."""

from __future__ import annotations

from pathlib import Path

import pytest

from barometer.store.home import Home
from tests.pages.test_pages import changed, html, opened

APART = (
    "UPDATE nonresponse SET p = 0.001, differs = TRUE, weighted = 51 WHERE edition = '2026-S2';"
    "UPDATE early_late SET difference = -12, low = -18, high = -6, verdict = 'down'"
    " WHERE theme = 'data'"
)


@pytest.mark.parametrize("language", ["en", "fr"])
def test_no_warning_where_nothing_differs(
    language: str, sample_home: Home, monkeypatch: pytest.MonkeyPatch
) -> None:
    app = opened("participation", sample_home, monkeypatch, lang=language)
    assert not app.exception
    assert not app.warning
    assert len(app.subheader) == 2


@pytest.mark.parametrize("language", ["en", "fr"])
def test_a_plain_warning_where_they_differ(
    language: str, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    app = opened("participation", changed(tmp_path, APART), monkeypatch, lang=language)
    assert not app.exception
    assert len(app.warning) == 2
    assert "−12" in app.warning[1].value
    assert "54" in html(app)


def test_what_is_not_known_is_left_out(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    home = changed(tmp_path, "DELETE FROM early_late")
    app = opened("participation", home, monkeypatch, lang="en")
    assert [part.value for part in app.subheader] == ["Tribe by tribe"]
    home = changed(tmp_path / "neither", "DELETE FROM early_late; DELETE FROM nonresponse")
    app = opened("participation", home, monkeypatch, lang="en")
    assert not app.subheader
    assert not app.exception
