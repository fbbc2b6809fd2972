"""The Method page: every metric with its method, found by any word of either."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Any

import pytest
from streamlit.testing.v1 import AppTest

from barometer.metrics import load_metrics
from barometer.metrics.method_pages import method_page
from barometer.store.home import Home
from tests.pages.test_pages import opened


@pytest.mark.parametrize("language", ["en", "fr"])
def test_every_metric_shows_its_method(
    language: str, stand_in_home: Home, monkeypatch: pytest.MonkeyPatch
) -> None:
    app = opened("method", stand_in_home, monkeypatch, lang=language)
    assert not app.exception
    said = [piece.value for piece in app.markdown]
    for metric in load_metrics().values():
        assert any(metric.method[language] in words for words in said), metric.id
        assert method_page(metric.page, language).words in said, metric.page
    assert not any(expander.proto.expanded for expander in app.expander)


@pytest.mark.parametrize(
    ("sought", "language", "only_at_length", "titles"),
    [
        ("crie-t-il loup", "fr", True, {"Ce que valent les verdicts"}),
        ("correlees", "fr", True, {"Évolution d’une édition à l’autre", "À questions égales"}),
        ("derrick WELCH pseudonym", "en", False, {"Verdict on a change"}),
    ],
)
def test_search_finds_words_of_the_method_without_accents(
    sought: str,
    language: str,
    only_at_length: bool,
    titles: set[str],
    stand_in_home: Home,
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    app = opened("method", stand_in_home, monkeypatch, lang=language, q=sought)
    found = dict(shown(app))
    assert titles <= found.keys()
    assert len(found) < len(load_metrics())
    for title in titles:
        assert found[title] == only_at_length, "unfolded where the words are at length only"


def test_search_for_what_no_method_says(
    stand_in_home: Home, monkeypatch: pytest.MonkeyPatch
) -> None:
    app = opened("method", stand_in_home, monkeypatch, lang="en", q="zebra")
    assert dict(shown(app)) == {}
    assert "zebra" in " ".join(str(piece.value) for piece in app.info)


def shown(app: AppTest) -> Iterator[tuple[str, Any]]:
    """Each metric's title, and whether its method is unfolded."""
    for outer, inner in zip(app.expander[::2], app.expander[1::2], strict=True):
        yield outer.label.split("**")[1], inner.proto.expanded
